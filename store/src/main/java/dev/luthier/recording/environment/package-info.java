/** What a run takes place on: machine, JVM, settings without secrets, and the class path by content. */
@NullMarked
package dev.luthier.recording.environment;

import org.jspecify.annotations.NullMarked;

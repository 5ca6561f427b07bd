/** What the sinks have in common. */
@NullMarked
package dev.luthier.tracking;

import org.jspecify.annotations.NullMarked;

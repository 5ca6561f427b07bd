/** The commands that look at recordings, check them, repeat them and ask what another rule would have done. */
@NullMarked
package dev.luthier.cli.recording;

import org.jspecify.annotations.NullMarked;

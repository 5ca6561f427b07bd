/** Recordings of experiments: to look at, verify, run again, and ask what another rule would have done. */
@NullMarked
package dev.luthier.replay;

import org.jspecify.annotations.NullMarked;

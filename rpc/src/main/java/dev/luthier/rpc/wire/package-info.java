/** Messages as bytes: frames, their coding, and the threads that carry them. */
@NullMarked
package dev.luthier.rpc.wire;

import org.jspecify.annotations.NullMarked;

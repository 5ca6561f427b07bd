/** The worker's side of the protocol: one slot that runs trials until it is told to leave. */
@NullMarked
package dev.luthier.rpc.worker;

import org.jspecify.annotations.NullMarked;

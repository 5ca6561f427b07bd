/** Rungs: at which resources trials are compared, who came there, and who may go on. */
@NullMarked
package dev.luthier.optimizers.halving.rung;

import org.jspecify.annotations.NullMarked;

/** Numerics whose results are the same on every platform: triangular factors, a box-constrained minimiser, the normal law. */
@NullMarked
package dev.luthier.optimizers.numeric;

import org.jspecify.annotations.NullMarked;

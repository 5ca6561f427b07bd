/** Optimizers that give many trials a little and the best of them more: the family of successive halving. */
@NullMarked
package dev.luthier.optimizers.halving;

import org.jspecify.annotations.NullMarked;

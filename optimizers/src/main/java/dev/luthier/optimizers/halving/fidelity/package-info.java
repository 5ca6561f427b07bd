/** A Gaussian process over configuration and rung, by which schedulers choose configurations. */
@NullMarked
package dev.luthier.optimizers.halving.fidelity;

import org.jspecify.annotations.NullMarked;

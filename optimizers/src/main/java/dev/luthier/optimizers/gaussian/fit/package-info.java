/** Learns the hyperparameters of the Gaussian process from observations. */
@NullMarked
package dev.luthier.optimizers.gaussian.fit;

import org.jspecify.annotations.NullMarked;

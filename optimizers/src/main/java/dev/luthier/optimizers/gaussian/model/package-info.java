/** The Gaussian process: covariance function, posterior, and the scores it is given. */
@NullMarked
package dev.luthier.optimizers.gaussian.model;

import org.jspecify.annotations.NullMarked;

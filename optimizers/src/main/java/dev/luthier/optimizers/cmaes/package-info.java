/** The evolution strategy with covariance matrix adaptation: a normal distribution moves, grows and turns towards the better trials. */
@NullMarked
package dev.luthier.optimizers.cmaes;

import org.jspecify.annotations.NullMarked;

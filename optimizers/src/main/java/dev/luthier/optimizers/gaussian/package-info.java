/** The optimizer that models the metric by a Gaussian process. */
@NullMarked
package dev.luthier.optimizers.gaussian;

import org.jspecify.annotations.NullMarked;

/** Optimizers for several objectives, and how fronts are ranked and measured. */
@NullMarked
package dev.luthier.optimizers.pareto;

import org.jspecify.annotations.NullMarked;

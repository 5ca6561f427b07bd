/** Differential evolution: differences of earlier trials are the steps from one to the next. */
@NullMarked
package dev.luthier.optimizers.differential;

import org.jspecify.annotations.NullMarked;

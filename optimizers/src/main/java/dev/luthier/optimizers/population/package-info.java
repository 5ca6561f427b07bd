/** Population-based training: configurations change while they train, and the worst go on from where the best stand. */
@NullMarked
package dev.luthier.optimizers.population;

import org.jspecify.annotations.NullMarked;

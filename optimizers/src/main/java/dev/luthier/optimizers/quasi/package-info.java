/** Designs that cover a search space more evenly than chance does. */
@NullMarked
package dev.luthier.optimizers.quasi;

import org.jspecify.annotations.NullMarked;

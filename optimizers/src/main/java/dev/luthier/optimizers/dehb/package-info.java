/** DEHB: differential evolution on every rung of Hyperband. */
@NullMarked
package dev.luthier.optimizers.dehb;

import org.jspecify.annotations.NullMarked;

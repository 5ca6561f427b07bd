/** Early-stopping rules: pure functions of curve and history that remember what they have made of a growing history. */
@NullMarked
package dev.luthier.optimizers.stop;

import org.jspecify.annotations.NullMarked;

/** The built-in ablators. */
@NullMarked
package dev.luthier.optimizers.ablation;

import org.jspecify.annotations.NullMarked;

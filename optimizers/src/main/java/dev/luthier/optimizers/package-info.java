/** The built-in optimizers and early-stopping rules. */
@NullMarked
package dev.luthier.optimizers;

import org.jspecify.annotations.NullMarked;

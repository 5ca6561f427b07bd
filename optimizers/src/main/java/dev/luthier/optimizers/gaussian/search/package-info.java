/** Finds the configuration whose trial promises most. */
@NullMarked
package dev.luthier.optimizers.gaussian.search;

import org.jspecify.annotations.NullMarked;

/** The optimizer that chooses among the others. */
@NullMarked
package dev.luthier.optimizers.auto;

import org.jspecify.annotations.NullMarked;

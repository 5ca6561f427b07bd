/** How configurations become the inputs of a kernel. */
@NullMarked
package dev.luthier.optimizers.gaussian.input;

import org.jspecify.annotations.NullMarked;

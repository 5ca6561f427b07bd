/** A search space written as a Java record: annotated components become parameters, configurations become objects. */
@NullMarked
package dev.luthier.space.typed;

import org.jspecify.annotations.NullMarked;

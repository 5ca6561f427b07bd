/** Ablation studies: which parts of data and model matter, asked in fluent words and answered by an {@link dev.luthier.ablation.AbstractAblator}. */
@NullMarked
package dev.luthier.ablation;

import org.jspecify.annotations.NullMarked;

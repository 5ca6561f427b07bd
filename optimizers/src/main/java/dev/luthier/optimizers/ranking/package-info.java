/** Which of two trials did better, whatever became of them. */
@NullMarked
package dev.luthier.optimizers.ranking;

import org.jspecify.annotations.NullMarked;

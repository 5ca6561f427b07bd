/** Networks that predict what real trainings come to, in place of the trainings. */
@NullMarked
package dev.luthier.benchmarks.surrogate;

import org.jspecify.annotations.NullMarked;

/** Functions to minimise whose minimum is known, and what random search reaches on them. */
@NullMarked
package dev.luthier.benchmarks.quality.problem;

import org.jspecify.annotations.NullMarked;

/** Learning curves as formulas, with noise and times. */
@NullMarked
package dev.luthier.benchmarks.curves.problem;

import org.jspecify.annotations.NullMarked;

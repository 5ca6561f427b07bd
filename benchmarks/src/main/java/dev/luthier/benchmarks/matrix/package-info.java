/** The data set × model matrix with thousands of tasks. */
@NullMarked
package dev.luthier.benchmarks.matrix;

import org.jspecify.annotations.NullMarked;

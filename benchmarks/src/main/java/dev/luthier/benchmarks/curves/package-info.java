/** What early stopping and successive halving are worth on learning curves: problems, protocol and table of results. */
@NullMarked
package dev.luthier.benchmarks.curves;

import org.jspecify.annotations.NullMarked;

/** How good the optimizers are at equal numbers of evaluations: protocol, scores and the table of results. */
@NullMarked
package dev.luthier.benchmarks.quality;

import org.jspecify.annotations.NullMarked;

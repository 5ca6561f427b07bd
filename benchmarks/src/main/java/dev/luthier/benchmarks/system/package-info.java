/** Measurements of the whole system, each beside what it is compared to, in one run. */
@NullMarked
package dev.luthier.benchmarks.system;

import org.jspecify.annotations.NullMarked;

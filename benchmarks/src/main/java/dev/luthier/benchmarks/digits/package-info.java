/** Early stopping for real: a small network on handwritten digits, fixed time, equal slots. */
@NullMarked
package dev.luthier.benchmarks.digits;

import org.jspecify.annotations.NullMarked;

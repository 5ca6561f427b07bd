/** Experiments that were run, as problems to simulate. */
@NullMarked
package dev.luthier.simulator.recorded;

import org.jspecify.annotations.NullMarked;

/** Virtual time: the controller, loop and optimizers of production on slots that cost no time, with faults from a seed. */
@NullMarked
package dev.luthier.simulator;

import org.jspecify.annotations.NullMarked;

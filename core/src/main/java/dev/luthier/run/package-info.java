/** The shells around the controller: the loop, its thread and clock, local slots, and the running of one trial. */
@NullMarked
package dev.luthier.run;

import org.jspecify.annotations.NullMarked;

/** The shells around the controller: the loop, its thread and clock, and local slots. */
@NullMarked
package dev.luthier.run;

import org.jspecify.annotations.NullMarked;

/** What happens on a slot, be it a thread, a Spark task or virtual: a training function runs, trial after trial. */
@NullMarked
package dev.luthier.slot;

import org.jspecify.annotations.NullMarked;

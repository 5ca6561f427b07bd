/** Where the state of an experiment is shown outside of it, and the threads that take it there. */
@NullMarked
package dev.luthier.sink;

import org.jspecify.annotations.NullMarked;

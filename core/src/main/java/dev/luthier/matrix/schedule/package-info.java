/** Which task of a matrix is to have the next run, and what that run is. */
@NullMarked
package dev.luthier.matrix.schedule;

import org.jspecify.annotations.NullMarked;

/** The data set × model matrix: what is run on what, and which task is to have the next run. */
@NullMarked
package dev.luthier.matrix;

import org.jspecify.annotations.NullMarked;

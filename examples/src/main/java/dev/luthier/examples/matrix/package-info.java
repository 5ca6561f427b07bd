/** Families of models on real data sets: a data set × model matrix. */
@NullMarked
package dev.luthier.examples.matrix;

import org.jspecify.annotations.NullMarked;

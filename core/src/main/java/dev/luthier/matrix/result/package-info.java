/** What came out of a matrix: its table, how the models compare, and pictures of both. */
@NullMarked
package dev.luthier.matrix.result;

import org.jspecify.annotations.NullMarked;

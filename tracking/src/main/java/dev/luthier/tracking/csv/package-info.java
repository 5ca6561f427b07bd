/** Experiments as tables in text files. */
@NullMarked
package dev.luthier.tracking.csv;

import org.jspecify.annotations.NullMarked;

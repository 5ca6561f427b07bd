/** Recorded experiments as rows. */
@NullMarked
package dev.luthier.spark.history;

import org.jspecify.annotations.NullMarked;

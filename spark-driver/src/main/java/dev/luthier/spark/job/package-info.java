/** Slots as Spark sees them: one job of one task each, kept up while it is wanted, and watched over. */
@NullMarked
package dev.luthier.spark.job;

import org.jspecify.annotations.NullMarked;

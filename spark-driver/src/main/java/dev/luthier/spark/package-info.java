/** Slots that are long-lived Spark tasks, and results as Spark data sets. */
@NullMarked
package dev.luthier.spark;

import org.jspecify.annotations.NullMarked;

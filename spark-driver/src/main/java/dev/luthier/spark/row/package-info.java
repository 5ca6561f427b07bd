/** What is known of experiments as rows of Spark tables. */
@NullMarked
package dev.luthier.spark.row;

import org.jspecify.annotations.NullMarked;

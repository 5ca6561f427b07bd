/** Programs to start from: a tuned model on Spark, an optimizer of one's own, a single run. */
@NullMarked
package dev.luthier.examples;

import org.jspecify.annotations.NullMarked;

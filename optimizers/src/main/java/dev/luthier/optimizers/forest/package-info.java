/** Search by a random forest that models the metric, for spaces that are mostly categorical or conditional. */
@NullMarked
package dev.luthier.optimizers.forest;

import org.jspecify.annotations.NullMarked;

/** How an experiment stands, as metrics for Prometheus. */
@NullMarked
package dev.luthier.tracking.prometheus;

import org.jspecify.annotations.NullMarked;

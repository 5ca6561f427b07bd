/** What the dashboard costs the driver. */
@NullMarked
package dev.luthier.benchmarks.dashboard;

import org.jspecify.annotations.NullMarked;

/** The charts as files. */
@NullMarked
package dev.luthier.dashboard.chart;

import org.jspecify.annotations.NullMarked;

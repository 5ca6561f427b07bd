/** What charts are drawn on, in which colours, and along which axes. */
@NullMarked
package dev.luthier.dashboard.chart.paper;

import org.jspecify.annotations.NullMarked;

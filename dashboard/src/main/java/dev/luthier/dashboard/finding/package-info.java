/** What follows from a view: curves worth drawing, the use of slots, rungs, importance. */
@NullMarked
package dev.luthier.dashboard.finding;

import org.jspecify.annotations.NullMarked;

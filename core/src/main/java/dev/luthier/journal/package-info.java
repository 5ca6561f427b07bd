/** The append-only list of an experiment's facts, with the decisions noted beside them. */
@NullMarked
package dev.luthier.journal;

import org.jspecify.annotations.NullMarked;

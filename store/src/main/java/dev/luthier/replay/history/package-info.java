/** What a journal's facts say became of an experiment and its trials. */
@NullMarked
package dev.luthier.replay.history;

import org.jspecify.annotations.NullMarked;

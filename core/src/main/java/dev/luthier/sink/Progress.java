package dev.luthier.sink;

import dev.luthier.definition.Definition;
import dev.luthier.event.Ending;
import dev.luthier.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an experiment stands, as far as it has changed. Immutable.
 *
 * @param definition what the experiment is
 * @param openedAtMillis time of its first fact, which with its name tells it from every other one, also when it goes on
 *     after its driver was killed; milliseconds since the epoch
 * @param atMillis time of the latest fact
 * @param changed the trials that have changed since the last successful call, by number; when an experiment goes on, at
 *     first all of its earlier run
 * @param slots how many slots there are
 * @param ending how it ended; null while it goes on
 */
public record Progress(
        Definition definition,
        long openedAtMillis,
        long atMillis,
        List<Trial> changed,
        int slots,
        @Nullable Ending ending) {

    public Progress {
        changed = List.copyOf(changed);
    }

    /** The same with other trials. */
    public Progress withChanged(List<Trial> others) {
        return new Progress(definition, openedAtMillis, atMillis, others, slots, ending);
    }
}

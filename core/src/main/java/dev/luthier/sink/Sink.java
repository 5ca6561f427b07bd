package dev.luthier.sink;

import java.time.Duration;
import java.util.List;

/**
 * Takes the state of an experiment to another place: a tracking server, files, a metrics endpoint. It is told which trials
 * have changed and how they stand now, not what happened in between: a sink that is slow or was away for a while is told less
 * often, never less in the end, and what waits for it is never more than one state of each trial.
 *
 * <p>All calls come from one thread of its own. The experiment never waits for it, except for {@link #patience} when all else
 * is over, and whatever it throws never harms the experiment.
 */
public interface Sink {

    /** What it is called in messages, with its address. */
    String name();

    /**
     * Takes a state in; called also when nothing has changed. If it throws, it is asked again after a growing pause, with the same trials as they stand then; so it
     * should remember what it has taken. It is interrupted when there is no more time.
     */
    void update(Progress progress) throws Exception;

    /**
     * The last call, which should be short.
     *
     * @param missing what {@link #update} has not taken; without trials if it has taken all
     * @return a line for each thing that did not arrive
     */
    default List<String> close(Progress missing) {
        return missing.changed().isEmpty()
                ? List.of()
                : List.of("the latest state of " + missing.changed().size() + " trials");
    }

    /** The time between two calls of {@link #update} when all is well. */
    default Duration pause() {
        return Duration.ofSeconds(1);
    }

    /** How long it may go on after the experiment's end as long as it gets on; after three failures in a row it is over. */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }
}

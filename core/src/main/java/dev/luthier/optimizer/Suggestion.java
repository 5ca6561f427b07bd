package dev.luthier.optimizer;

import dev.luthier.space.Configuration;
import org.jspecify.annotations.Nullable;

/** An optimizer's answer to "a slot is free: what now?". */
public sealed interface Suggestion {

    /**
     * Start a new trial.
     *
     * @param task index of the task; 0 in a plain search
     * @param configuration a valid configuration of that task's search space
     * @param resource how far to train, at least 1
     * @param note why this one, in a word or line; shown to people, decides nothing. Further lines are remarks on the whole
     *     search, see {@link dev.luthier.trial.Notes}
     * @param from number of a trial whose latest checkpoint it goes on from; null to begin from nothing
     */
    record Run(
            int task,
            Configuration configuration,
            long resource,
            String note,
            @Nullable Integer from) implements Suggestion {

        /** Begins from nothing. */
        public Run(int task, Configuration configuration, long resource, String note) {
            this(task, configuration, resource, note, null);
        }
    }

    /**
     * Train a trial that ended further: a promotion.
     *
     * @param trial number of a trial in the history
     * @param resource how far to train now, above what it had
     * @param note why this one, in a word or line
     */
    record Resume(int trial, long resource, String note) implements Suggestion {}

    /** Nothing now: ask again when another trial has ended. Only while trials are running, else nothing would ever change. */
    record Wait() implements Suggestion {}

    /** Nothing any more: the experiment ends when the running trials have. */
    record Done(String reason) implements Suggestion {}
}

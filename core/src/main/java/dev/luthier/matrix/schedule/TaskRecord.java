package dev.luthier.matrix.schedule;

import dev.luthier.definition.Goals;
import dev.luthier.definition.Task;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one task: its trials and how they ended. Here its trials are numbered 0, 1, 2 … among themselves, so that
 * its searcher sees an experiment of its own.
 */
final class TaskRecord {
    private final int index;
    private final Task task;
    private final Goals goals;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Trial> endings = new ArrayList<>();
    private final Sample losses = new Sample();
    private int failures;
    private boolean works;
    private @Nullable Trial best;
    private @Nullable String closed;

    TaskRecord(int index, Task task, Goals goals) {
        this.index = index;
        this.task = task;
        this.goals = goals;
    }

    int index() {
        return index;
    }

    String name() {
        return task.name();
    }

    String data() {
        return task.data();
    }

    String model() {
        return task.model();
    }

    Task task() {
        return task;
    }

    /** How many trials were started, whatever became of them. */
    int runs() {
        return numbers.size();
    }

    int failures() {
        return failures;
    }

    /** Whether a run came to an end that was no failure. */
    boolean works() {
        return works;
    }

    /** The losses of the finished runs that keep all constraints. */
    Sample losses() {
        return losses;
    }

    /** The best finished run; null if there is none. */
    @Nullable
    Trial best() {
        return best;
    }

    /** Why it has no further runs; null while it may have. */
    @Nullable
    String closed() {
        return closed;
    }

    void close(String why) {
        closed = why;
    }

    /** @param number above those of all its trials so far */
    void start(int number) {
        numbers.add(number);
    }

    void end(Trial trial) {
        endings.add(own(trial));
        failures += trial.state() == TrialState.FAILED ? 1 : 0;
        works |= trial.state() != TrialState.FAILED;
        if (trial.isFinished()) {
            best = best == null || goals.bestFirst().compare(trial, best) < 0 ? trial : best;
            if (goals.isFeasible(trial)) {
                losses.add(goals.losses(trial)[0]);
            }
        }
    }

    /** Its endings under its own numbers, the oldest first; goes on to be what it is when more are added. */
    List<Trial> endings() {
        return new Prefix(endings, endings.size());
    }

    /** Those of these trials that are its own, under its own numbers. */
    List<Trial> ownOf(List<Trial> trials) {
        List<Trial> own = new ArrayList<>();
        for (Trial trial : trials) {
            if (trial.task() == index) {
                own.add(own(trial));
            }
        }
        return own;
    }

    /** The number in the experiment of its trial of that number. */
    int number(int own) {
        return numbers.get(own);
    }

    private Trial own(Trial trial) {
        return new Trial(
                Collections.binarySearch(numbers, trial.number()),
                0,
                trial.configuration(),
                trial.resource(),
                trial.state(),
                trial.note(),
                trial.attempts(),
                trial.curve(),
                trial.outcome(),
                trial.slot());
    }

    private static final class Prefix extends AbstractList<Trial> implements RandomAccess {
        private final List<Trial> trials;
        private final int size;

        Prefix(List<Trial> trials, int size) {
            this.trials = trials;
            this.size = size;
        }

        @Override
        public Trial get(int place) {
            return trials.get(Objects.checkIndex(place, size));
        }

        @Override
        public int size() {
            return size;
        }
    }
}

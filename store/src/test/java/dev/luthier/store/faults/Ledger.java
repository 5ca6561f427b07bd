package dev.luthier.store.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.definition.Limits;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.event.StopReason;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.run.ExperimentListener;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps its own account of an experiment, in the plainest way: who runs what, and what was told. It complains as soon as a
 * decision does not fit, and in the end compares itself with the trials.
 */
final class Ledger implements ExperimentListener {
    /** An attempt that runs. */
    private record Run(SlotId slot, int attempt, long resource) {}

    /** How a trial ended on its slot, with which attempt and resource. */
    private record End(int attempt, long resource, Outcome told) {}

    private final int maxAttempts;
    private final int mostOnASlot;
    private final Set<SlotId> slots = new HashSet<>();
    private final Map<Integer, Run> running = new HashMap<>();
    private final Map<Integer, Integer> attempts = new HashMap<>();
    private final Map<Integer, End> ended = new HashMap<>();
    private final Map<Integer, Set<StopReason.Kind>> stops = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private int endings;
    private int trials;
    private boolean isOver;
    private boolean isDone;

    Ledger(Limits limits) {
        this.maxAttempts = limits.maxAttempts();
        this.mostOnASlot = limits.aheadBelow().isZero() ? 1 : 2;
    }

    @Override
    public void on(Event event, List<Command> decisions, ExperimentHistory history) {
        boolean isEnd = event instanceof Event.Ended end && runs(end) && !wasCalledBack(end);
        take(event);
        isDone |= event instanceof Event.Suggested suggested && wasLast(suggested, history.trialCount());
        trials = history.trialCount();
        decisions.forEach(this::take);
        if (event instanceof Event.Ended end) {
            assertThat(decisions).contains(new Command.Confirm(end.slot(), end.trial(), end.attempt()));
        }
        int more = history.ended().size() - endings;
        endings += more;
        if (isEnd || !canEndTrials(event)) {
            assertThat(more).as("trials that ended by %s", event).isEqualTo(isEnd ? 1 : 0);
        }
    }

    /** Whether the optimizer was done, or suggested a trial above the budget. */
    private boolean wasLast(Event.Suggested suggested, int trialsNow) {
        return suggested.suggestion() instanceof Suggestion.Done
                || (suggested.suggestion() instanceof Suggestion.Run && trialsNow == trials);
    }

    @Override
    public void onEarlier(Event event, List<Command> decisions, ExperimentHistory history) {
        on(event, decisions, history);
    }

    /** Whether the end of that attempt is among the facts. */
    boolean knows(String attempt) {
        return told.contains(attempt);
    }

    static String attempt(int trial, int attempt) {
        return trial + "." + attempt;
    }

    /** Compares itself with what came out. */
    void check(List<Trial> trials) {
        for (int number = 0; number < trials.size(); number++) {
            check(trials.get(number), number);
        }
    }

    private void check(Trial trial, int number) {
        assertThat(trial.number()).isEqualTo(number);
        List<Attempt> over = trial.attempts();
        int underWay = running.containsKey(number) ? 1 : 0;
        assertThat(over.size() + underWay)
                .as("attempts of trial %d", number)
                .isEqualTo(attempts.getOrDefault(number, 0));
        for (int i = 0; i < over.size(); i++) {
            assertThat(over.get(i).number()).isEqualTo(i + 1);
        }
        long losses = over.stream()
                .filter(attempt -> attempt.isLost() && attempt.resource() == trial.resource())
                .filter(attempt ->
                        attempt.durationMillis() > 0 && !attempt.ending().contains("driver"))
                .count();
        assertThat(losses).as("how often trial %d lost its slot", number).isLessThanOrEqualTo(maxAttempts);
        End end = ended.get(number);
        boolean isToGoOn = end != null && trial.resource() > end.resource();
        if (end != null && end.told() instanceof Outcome.Finished && !isToGoOn) {
            assertThat(trial.outcome()).as("outcome of trial %d", number).isEqualTo(end.told());
            assertThat(trial.resource()).isEqualTo(end.resource());
        } else {
            assertThat(trial.isFinished())
                    .as("trial %d finished although nobody said so", number)
                    .isFalse();
        }
    }

    private void take(Event event) {
        if (event instanceof Event.SlotJoined joined) {
            slots.add(joined.slot());
        } else if (event instanceof Event.SlotLost lost) {
            leave(lost.slot());
        } else if (event instanceof Event.Reopened) {
            slots.clear();
            running.clear();
            isOver = false;
        } else if (event instanceof Event.Ended end) {
            take(end);
        }
    }

    private void take(Event.Ended end) {
        told.add(attempt(end.trial(), end.attempt()));
        if (runs(end)) {
            boolean wasCalledBack = wasCalledBack(end);
            Run run = running.remove(end.trial());
            if (wasCalledBack) {
                return;
            }
            ended.put(end.trial(), new End(run.attempt(), run.resource(), end.outcome()));
        }
    }

    private boolean runs(Event.Ended end) {
        Run run = running.get(end.trial());
        return run != null && run.attempt() == end.attempt() && run.slot().equals(end.slot());
    }

    /** Whether it was waiting for its turn on a busy slot and shall begin on another one. */
    private boolean wasCalledBack(Event.Ended end) {
        return end.outcome() instanceof Outcome.Stopped
                && stops.getOrDefault(end.trial(), Set.of()).equals(Set.of(StopReason.Kind.WITHDRAWN));
    }

    /** Whether a trial may end by that fact without a word from its slot. */
    private static boolean canEndTrials(Event event) {
        return event instanceof Event.SlotLost || event instanceof Event.TimerFired || event instanceof Event.Reopened;
    }

    private void take(Command decision) {
        if (decision instanceof Command.Start start) {
            assertThat(isOver).as("%s was decided after the end", decision).isFalse();
            take(start);
        } else if (decision instanceof Command.Stop stop) {
            assertThat(running.get(stop.trial())).as("%s", stop).isNotNull();
            assertThat(running.get(stop.trial()).attempt()).as("%s", stop).isEqualTo(stop.attempt());
            stops.computeIfAbsent(stop.trial(), trial -> new HashSet<>())
                    .add(stop.reason().kind());
        } else if (decision instanceof Command.Confirm confirm) {
            assertThat(knows(attempt(confirm.trial(), confirm.attempt())))
                    .as("%s", confirm)
                    .isTrue();
        } else if (decision instanceof Command.Suggest) {
            assertThat(isDone).as("%s: the optimizer was done", decision).isFalse();
        } else if (decision instanceof Command.Release release) {
            leave(release.slot());
        } else if (decision instanceof Command.Finish) {
            isOver = true;
        }
    }

    private void take(Command.Start start) {
        int trial = start.assignment().trial();
        Run run = new Run(
                start.slot(), start.assignment().attempt(), start.assignment().resource());
        assertThat(slots).as("%s: slots", start).contains(start.slot());
        long onSlot = running.values().stream()
                .filter(other -> other.slot().equals(start.slot()))
                .count();
        assertThat(onSlot).as("%s: trials on its slot", start).isLessThan(mostOnASlot);
        assertThat(running).as("%s: it runs", start).doesNotContainKey(trial);
        assertThat(run.attempt()).as("%s", start).isEqualTo(attempts.getOrDefault(trial, 0) + 1);
        End end = ended.remove(trial);
        if (end != null) {
            assertThat(run.resource())
                    .as("%s: it had ended with that resource", start)
                    .isGreaterThan(end.resource());
        }
        stops.remove(trial);
        attempts.put(trial, run.attempt());
        running.put(trial, run);
    }

    private void leave(SlotId slot) {
        slots.remove(slot);
        running.values().removeIf(run -> run.slot().equals(slot));
    }
}

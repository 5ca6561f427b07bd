package dev.luthier.replay.whatif;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.event.Event;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks a rule about every report of a recording, in the order in which they came, and shows it a history in which what it
 * has stopped ended there. A trial that it stops ends when it reports next, which is when a running one would notice.
 */
final class RuleReplay {
    /** A trial that the rule stops; {@code atMillis} is 0 until the trial has noticed. */
    record Stop(long step, String reason, long atMillis) {}

    private final AbstractEarlyStop rule;
    private final Direction direction;
    private final Map<Integer, Stop> stops = new TreeMap<>();
    private final List<Trial> ended = new ArrayList<>();
    private int seen;

    RuleReplay(AbstractEarlyStop rule, Direction direction) {
        this.rule = rule;
        this.direction = direction;
    }

    /**
     * Takes the next fact in.
     *
     * @param history as it stands after the fact, in the recording
     */
    void take(Event event, ExperimentHistory history) {
        if (event instanceof Event.Reported reported) {
            Trial trial = history.trial(reported.trial());
            if (trial != null && isOfItsAttempt(reported, trial)) {
                report(trial, reported, history);
            }
        }
        List<Trial> endings = history.ended();
        for (; seen < endings.size(); seen++) {
            end(endings.get(seen));
        }
    }

    /** Where the trial is stopped; null if it is not, or ended by itself before it could notice. */
    @Nullable
    Stop stop(int trial) {
        Stop stop = stops.get(trial);
        return stop == null || stop.atMillis() == 0 ? null : stop;
    }

    private static boolean isOfItsAttempt(Event.Reported reported, Trial trial) {
        return trial.state() == TrialState.RUNNING
                && reported.attempt() == trial.attempts().size() + 1;
    }

    private void report(Trial trial, Event.Reported event, ExperimentHistory history) {
        Stop stop = stops.get(trial.number());
        if (stop != null) {
            if (stop.atMillis() == 0) {
                notice(trial, stop, event.atMillis());
            }
            return;
        }
        for (Report report : event.reports()) {
            Curve curve = trial.curve().first(trial.curve().countUpTo(report.step()));
            Trial asOfThen = with(trial, curve, TrialState.RUNNING, null);
            TrialHistory seenByRule = new Seen(ended, history, stops, asOfThen);
            if (rule.earlyStopCheck(asOfThen, seenByRule, direction)) {
                stops.put(trial.number(), new Stop(report.step(), rule.reason(asOfThen, seenByRule, direction), 0));
                return;
            }
        }
    }

    private void notice(Trial trial, Stop stop, long atMillis) {
        stops.put(trial.number(), new Stop(stop.step(), stop.reason(), atMillis));
        Curve curve = trial.curve().first(trial.curve().countUpTo(stop.step()));
        ended.add(with(trial, curve, TrialState.STOPPED, new Outcome.Stopped(stop.reason())));
    }

    private void end(Trial trial) {
        Stop stop = stops.get(trial.number());
        if (stop == null || (stop.atMillis() == 0 && trial.state() != TrialState.STOPPED)) {
            stops.remove(trial.number());
            ended.add(trial);
        } else if (stop.atMillis() == 0) {
            long atMillis = trial.attempts().get(trial.attempts().size() - 1).endedAtMillis();
            stops.put(trial.number(), new Stop(stop.step(), stop.reason(), atMillis));
            ended.add(trial);
        }
    }

    private static Trial with(Trial trial, Curve curve, TrialState state, @Nullable Outcome outcome) {
        return new Trial(
                trial.number(),
                trial.task(),
                trial.configuration(),
                trial.resource(),
                state,
                trial.note(),
                trial.attempts(),
                curve,
                outcome);
    }

    /** The history that the rule would have seen: those that it has stopped do not run any more. */
    private record Seen(List<Trial> ended, ExperimentHistory recorded, Map<Integer, Stop> stops, Trial reporting)
            implements TrialHistory {

        @Override
        public List<Trial> running() {
            return recorded.running().stream()
                    .filter(trial -> !isStopped(trial.number()))
                    .map(trial -> trial.number() == reporting.number() ? reporting : trial)
                    .toList();
        }

        @Override
        public @Nullable Trial trial(int number) {
            if (number == reporting.number()) {
                return reporting;
            }
            return isStopped(number)
                    ? ended.stream()
                            .filter(trial -> trial.number() == number)
                            .reduce((first, second) -> second)
                            .orElse(null)
                    : recorded.trial(number);
        }

        private boolean isStopped(int number) {
            Stop stop = stops.get(number);
            return stop != null && stop.atMillis() > 0;
        }
    }
}

package dev.luthier.experiment;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.run.ExperimentListener;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One line that says how the experiment stands; below it, what trials log. */
final class ConsoleProgress implements ExperimentListener {
    private static final long TERMINAL_EVERY_MILLIS = 200;
    private static final long PLAIN_EVERY_MILLIS = 5_000;

    private final Definition definition;
    private final ConsoleLine console;
    private final Set<String> slots = new TreeSet<>();
    private final Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
    private final Map<Integer, TrialState> lastEndings = new HashMap<>();
    private @Nullable Trial best;
    private int seen;
    private int endedBefore;
    private long spentBeforeMillis;
    private long runFromMillis;
    private long latestAtMillis;
    private long shownAtMillis;

    ConsoleProgress(Definition definition, ConsoleLine console) {
        this.definition = definition;
        this.console = console;
    }

    @Override
    public void on(Event event, List<Command> decisions, ExperimentHistory history) {
        note(event);
        print(event);
        countEnded(history);
        boolean last = decisions.stream().anyMatch(Command.Finish.class::isInstance);
        long every = console.isTerminal() ? TERMINAL_EVERY_MILLIS : PLAIN_EVERY_MILLIS;
        if (last || event.atMillis() - shownAtMillis >= every) {
            shownAtMillis = event.atMillis();
            console.update(line(event.atMillis(), history, last));
        }
        if (last && console.isTerminal()) {
            console.print(line(event.atMillis(), history, last));
        }
    }

    @Override
    public void onEarlier(Event event, List<Command> decisions, ExperimentHistory history) {
        note(event);
        countEnded(history);
    }

    private void countEnded(ExperimentHistory history) {
        List<Trial> ended = history.ended();
        for (; seen < ended.size(); seen++) {
            count(ended.get(seen));
        }
    }

    private void note(Event event) {
        if (event instanceof Event.Opened) {
            beginRun(event.atMillis());
        } else if (event instanceof Event.Reopened) {
            slots.clear();
            endedBefore = ended();
            spentBeforeMillis += latestAtMillis - runFromMillis;
            beginRun(event.atMillis());
        } else if (event instanceof Event.SlotJoined joined) {
            slots.add(key(joined.slot()));
        } else if (event instanceof Event.SlotLost lost) {
            slots.remove(key(lost.slot()));
        }
        latestAtMillis = event.atMillis();
    }

    private void beginRun(long atMillis) {
        runFromMillis = atMillis;
        shownAtMillis = atMillis;
    }

    private void print(Event event) {
        if (event instanceof Event.Reopened) {
            console.print(definition.name() + " goes on after " + ended() + " trials of earlier runs");
        } else if (event instanceof Event.SlotLost lost) {
            console.print(lost.slot() + " is lost: " + lost.reason());
        } else if (event instanceof Event.Logged logged) {
            console.print("[trial " + logged.trial() + "] " + logged.line());
        }
    }

    private static String key(SlotId slot) {
        return slot.toString();
    }

    private void count(Trial trial) {
        TrialState before = lastEndings.put(trial.number(), trial.state());
        if (before != null) {
            counts.merge(before, -1, Integer::sum); // it was promoted, and is still one trial
        }
        counts.merge(trial.state(), 1, Integer::sum);
        Comparator<Trial> bestFirst = definition.goals().bestFirst();
        if (trial.isFinished() && (best == null || bestFirst.compare(trial, best) < 0)) {
            best = trial;
        }
    }

    private String line(long nowMillis, ExperimentHistory history, boolean last) {
        long running = history.running().stream()
                .filter(trial -> trial.state() == TrialState.RUNNING)
                .count();
        // What was handed out ahead waits on a slot that is busy anyway.
        long busy = Math.min(running, slots.size());
        return String.format(
                Locale.ROOT,
                "%s: %d/%d trials (%d finished, %d stopped, %d failed) | best %s %s | %d of %d slots busy | %s%s",
                definition.name(),
                ended(),
                history.budget().trials(),
                of(TrialState.FINISHED),
                of(TrialState.STOPPED),
                of(TrialState.FAILED),
                definition.metric(),
                bestSoFar(),
                busy,
                slots.size(),
                Durations.text(nowMillis - runFromMillis),
                last ? "" : ", left " + timeLeft(nowMillis, history.budget()));
    }

    private String bestSoFar() {
        if (best == null) {
            return "none yet";
        }
        String metric = String.format(Locale.ROOT, "%.6g", best.metric().orElseThrow());
        return definition.goals().isFeasible(best) ? metric : metric + ", infeasible";
    }

    private String timeLeft(long nowMillis, Budget budget) {
        int done = ended() - endedBefore;
        if (done == 0) {
            return "?";
        }
        long elapsed = nowMillis - runFromMillis;
        long byTrials = elapsed * Math.max(0, budget.trials() - ended()) / done;
        long byTime = budget.time().map(Duration::toMillis).orElse(Long.MAX_VALUE) - spentBeforeMillis - elapsed;
        return "about " + Durations.text(Math.max(0, Math.min(byTrials, byTime)));
    }

    private int ended() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int of(TrialState state) {
        return counts.getOrDefault(state, 0);
    }
}

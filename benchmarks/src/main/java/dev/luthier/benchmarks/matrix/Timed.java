package dev.luthier.benchmarks.matrix;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks another optimizer, and notes how long each answer takes. */
final class Timed extends AbstractOptimizer {
    private final AbstractOptimizer timed;
    private long[] nanos = new long[1 << 12];
    private int answers;
    private @Nullable OptimizerSession session;

    Timed(AbstractOptimizer timed) {
        this.timed = timed;
    }

    @Override
    public List<String> problems(Definition definition) {
        return timed.refusals(definition);
    }

    @Override
    protected void initialize() {
        session = new OptimizerSession(timed, definition());
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        OptimizerSession asked = session;
        if (asked == null) {
            throw new IllegalStateException("asked before it was initialized");
        }
        TrialHistory history = TrialHistory.of(history(), running());
        long begin = System.nanoTime();
        Suggestion suggestion = asked.ask(suggestionNumber(), history, finished);
        if (answers == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * answers);
        }
        nanos[answers++] = System.nanoTime() - begin;
        return suggestion;
    }

    String summary() {
        return String.format(Locale.ROOT, "median %.1f µs, p99 %.1f µs (%d)", micros(0.5), micros(0.99), answers);
    }

    private double micros(double share) {
        long[] sorted = Arrays.copyOf(nanos, answers);
        Arrays.sort(sorted);
        return sorted[(int) (share * (answers - 1))] / 1e3;
    }
}

package dev.luthier.slot;

import dev.luthier.checkpoint.Checkpoints;
import dev.luthier.checkpoint.InMemoryCheckpoints;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Failure;
import dev.luthier.trial.MetricsFunction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialStopped;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user's training function as slots run it: whatever it does becomes an {@link Outcome}. Shipped to the slots. */
public final class TrialProgram implements Serializable {
    private static final long serialVersionUID = 1;

    private final String metric;
    private final MetricsFunction<Configuration> function;
    private final Checkpoints checkpoints;
    private final VerdictWait verdictWait;

    /** @param metric name of the experiment's metric, which {@code function} must return */
    public TrialProgram(String metric, MetricsFunction<Configuration> function) {
        this(metric, function, new Checkpoints(new InMemoryCheckpoints()), VerdictWait.NONE);
    }

    private TrialProgram(
            String metric, MetricsFunction<Configuration> function, Checkpoints checkpoints, VerdictWait verdictWait) {
        this.metric = metric;
        this.function = function;
        this.checkpoints = checkpoints;
        this.verdictWait = verdictWait;
    }

    /** The same with its checkpoints kept there; in memory unless said. */
    public TrialProgram withCheckpoints(Checkpoints kept) {
        return new TrialProgram(metric, function, kept, verdictWait);
    }

    /** The same with reports that wait for so long; they never do unless said. */
    public TrialProgram withVerdictWait(VerdictWait wait) {
        return new TrialProgram(metric, function, checkpoints, wait);
    }

    public String metric() {
        return metric;
    }

    /** How long its reports wait for their verdicts, where somebody gives them. */
    public VerdictWait verdictWait() {
        return verdictWait;
    }

    /**
     * Runs one attempt to its end on the calling thread and says what became of it, in the light of what it was told.
     *
     * @param reporter of the attempt
     * @param context what the function is given: the reporter itself, or what passes everything on to it
     */
    public Outcome runToEnd(TrialReporter reporter, TrialContext context) {
        reporter.keepCheckpointsIn(checkpoints);
        try {
            Outcome outcome = run(reporter.assignment(), context);
            return wasCutShort(reporter, outcome) ? stopped(reporter) : outcome;
        } catch (TrialStopped | InterruptedException e) {
            return stopped(reporter);
        }
    }

    private Outcome run(Assignment assignment, TrialContext context) throws InterruptedException {
        try {
            return judged(function.train(assignment.configuration(), context));
        } catch (TrialStopped | InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            // Whatever it is, it is the user's code that came to nothing, not the experiment.
            return new Outcome.Failed(new Failure(Failure.Kind.EXCEPTION, e.toString(), StackTraces.of(e)));
        }
    }

    // Who catches TrialStopped and returns or fails all the same was stopped; so was one that an interruption made
    // fail. One that returned before it noticed has finished.
    private static boolean wasCutShort(TrialReporter reporter, Outcome outcome) {
        boolean failedWhenAsked = reporter.stopReason() != null && outcome instanceof Outcome.Failed;
        return reporter.hasThrown() || failedWhenAsked;
    }

    private static Outcome stopped(TrialReporter reporter) {
        String reason = reporter.stopReason();
        return new Outcome.Stopped(reason == null ? "the training function stopped itself" : reason);
    }

    private Outcome judged(@Nullable Map<String, Double> metrics) {
        Double value = metrics == null ? null : metrics.get(metric);
        if (metrics == null || value == null) {
            String found = metrics == null ? "null" : "only " + metrics.keySet();
            return invalid("the training function returned " + found + ", must return the metric '" + metric + "'");
        }
        if (!Double.isFinite(value)) {
            return invalid("metric '" + metric + "' is " + value + ", must be finite");
        }
        Map<String, Double> more = new LinkedHashMap<>(metrics);
        more.remove(metric);
        return new Outcome.Finished(value, more);
    }

    private static Outcome invalid(String message) {
        return new Outcome.Failed(new Failure(Failure.Kind.INVALID_METRIC, message));
    }
}

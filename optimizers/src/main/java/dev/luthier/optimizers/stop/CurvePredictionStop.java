package dev.luthier.optimizers.stop;

import dev.luthier.optimizers.stop.curve.Forecast;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Performance-curve prediction: a trial is stopped when it is improbable that its learning curve, extrapolated to its full
 * resource by {@link dev.luthier.optimizers.stop.curve.Forecaster}, will end better than the best trial that finished. As in
 * Domhan, Springenberg and Hutter (IJCAI 2015), but without sampling.
 *
 * <p>Extrapolation errs, so the rule is held to its own record: at each step it knows how forecasts at that step came true
 * for the latest trials that finished: what part of the gain, and how far off. It stops only what is improbable to become
 * the best with and without that correction, and would not even if the forecast were as wrong as in the worst twentieth of
 * them. Every tenth trial runs to its end whatever the forecast,
 * and at most a share of all trials is stopped, so that this record stays true.
 *
 * <p>Each method answers a changed rule.
 */
public final class CurvePredictionStop extends ExplainedStop {
    private static final String RULE = "curve prediction";
    private static final long LEAST_WARMUP = 5;
    private static final long WARMUP_PART = 5;

    private final double probability;
    private final @Nullable Long warmupSteps;
    private final int minCompleted;
    private final int controlEvery;
    private final double mostStopped;
    private final Memory<ForecastRecord> memory = new Memory<>(ForecastRecord::new);

    private CurvePredictionStop(
            double probability, @Nullable Long warmupSteps, int minCompleted, int controlEvery, double mostStopped) {
        this.probability = probability;
        this.warmupSteps = warmupSteps;
        this.minCompleted = minCompleted;
        this.controlEvery = controlEvery;
        this.mostStopped = mostStopped;
    }

    /** With the default settings. */
    public static CurvePredictionStop withDefaults() {
        return new CurvePredictionStop(.02, null, 8, 10, .8);
    }

    /** Stops what becomes the best with less than this probability; 0.02 unless said. */
    public CurvePredictionStop probability(double least) {
        check(least > 0 && least < 1, RULE, "probability", least, "above 0 and below 1");
        return new CurvePredictionStop(least, warmupSteps, minCompleted, controlEvery, mostStopped);
    }

    /** No trial is stopped before this step; a fifth of its resource, at least 5, unless said. */
    public CurvePredictionStop warmupSteps(long steps) {
        checkAtLeast(RULE, "warmupSteps", 0, steps);
        return new CurvePredictionStop(probability, steps, minCompleted, controlEvery, mostStopped);
    }

    /** How many finished trials must tell how wrong forecasts at a step are; 8 unless said, at least 1. */
    public CurvePredictionStop minCompleted(int trials) {
        checkAtLeast(RULE, "minCompleted", 1, trials);
        return new CurvePredictionStop(probability, warmupSteps, trials, controlEvery, mostStopped);
    }

    /** Trials 0, n, 2 n … run to their end; 10 unless said, 1 stops none. */
    public CurvePredictionStop controlEvery(int trials) {
        checkAtLeast(RULE, "controlEvery", 1, trials);
        return new CurvePredictionStop(probability, warmupSteps, minCompleted, trials, mostStopped);
    }

    /** Stops no more once this share of the ended trials was stopped; 0.8 unless said. */
    public CurvePredictionStop mostStopped(double share) {
        check(share >= 0 && share <= 1, RULE, "mostStopped", share, "between 0 and 1");
        return new CurvePredictionStop(probability, warmupSteps, minCompleted, controlEvery, share);
    }

    /** The probability that the trial will be the best at its end; empty if there is nothing to tell it by. */
    public OptionalDouble probability(Trial trial, List<Trial> finalized, Direction direction) {
        return memory.ask(finalized, direction, record -> record.probabilityOfBest(trial, minCompleted));
    }

    @Override
    @Nullable
    String whyStop(Trial toCheck, List<Trial> finalized, Direction direction) {
        long step = toCheck.curve().lastStep();
        boolean isDue = step >= warmup(toCheck.resource()) && step < toCheck.resource();
        return isDue && toCheck.number() % controlEvery != 0
                ? memory.ask(finalized, direction, record -> whyStop(toCheck, record, direction))
                : null;
    }

    private @Nullable String whyStop(Trial trial, ForecastRecord record, Direction direction) {
        Peers peers = record.peers(trial.resource());
        long step = trial.curve().lastStep();
        TrackRecord past = peers.recordAt(step);
        if (past.size() < minCompleted || record.stoppedShare() >= mostStopped) {
            return null;
        }
        if (Double.isNaN(trial.curve().best(direction))) {
            return text("curve prediction: nothing but NaN up to step %d", step);
        }
        Forecast forecast = record.forecast(trial);
        double best = peers.bestLoss();
        if (forecast == null || past.lowest(forecast) <= best) {
            return null;
        }
        Forecast corrected = past.correct(forecast);
        double chance =
                Math.max(corrected.probabilityBelow(best), past.widen(forecast).probabilityBelow(best));
        return chance < probability
                ? text(
                        "curve prediction: after step %d it ends at %.6g ± %.2g, better than %.6g with probability %.2g",
                        step, direction.loss(corrected.mean()), corrected.deviation(), direction.loss(best), chance)
                : null;
    }

    private long warmup(long resource) {
        return warmupSteps != null ? warmupSteps : Math.max(LEAST_WARMUP, (resource + WARMUP_PART - 1) / WARMUP_PART);
    }

    @Override
    public String name() {
        return "curve-prediction";
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new TreeMap<>(Map.of(
                "probability", probability,
                "minCompleted", minCompleted,
                "controlEvery", controlEvery,
                "mostStopped", mostStopped));
        if (warmupSteps != null) {
            settings.put("warmupSteps", warmupSteps);
        }
        return settings;
    }
}

package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.fit.HyperparameterFit;
import dev.luthier.optimizers.gaussian.fit.Observations;
import dev.luthier.optimizers.gaussian.fit.RefitSchedule;
import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import dev.luthier.optimizers.gaussian.model.OutputTransform;
import dev.luthier.optimizers.gaussian.model.YeoJohnson;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Learns hyperparameters at the points of the {@link RefitSchedule}, going on from those of the point before.
 *
 * <p>What it answers is a function of the endings alone: at a point it looks only at what had ended by then, and a learner
 * without memory comes to the same result by starting at the last anchor. Not thread-safe.
 */
final class Learner {
    private static final int MOST_ROWS_TO_FIT = 300;
    private static final int MOST_ROWS = 500;
    private static final double SKEWED = 1.5;
    private static final double QUIET = 1e-2;

    /**
     * What is learnt at a point.
     *
     * @param ended how many endings were looked at
     * @param power of the transformation of scores
     * @param dropped numbers of the trials that are left out of the model, because there are too many
     * @param surrogate the model, which grows until the next point
     */
    record Lesson(
            int ended, Hyperparameters hyperparameters, double power, Set<Integer> dropped, Surrogate surrogate) {}

    private final Inputs inputs;
    private final Direction direction;
    private final Evidence.Encoded encoded;
    private final HyperparameterFit fit;
    private @Nullable Lesson last;

    Learner(Inputs inputs, Direction direction, Evidence.Encoded encoded) {
        this.inputs = inputs;
        this.direction = direction;
        this.encoded = encoded;
        this.fit = new HyperparameterFit(inputs.dimensions());
    }

    /** What is known after these endings, of which there is at least one. */
    Lesson after(List<Trial> ended) {
        List<Integer> points = RefitSchedule.pointsSinceAnchor(ended.size());
        Lesson lesson = last;
        for (int point : points) {
            boolean known = last != null && point <= last.ended();
            if (!known) {
                lesson = learn(ended.subList(0, point), point == points.get(0) ? null : lesson);
            }
        }
        if (lesson == null) {
            throw new IllegalStateException("nothing has ended");
        }
        last = lesson;
        return lesson;
    }

    private Lesson learn(List<Trial> ended, @Nullable Lesson before) {
        List<Evidence.Row> rows = Evidence.rows(ended, direction, encoded);
        double power = before == null ? 1 : power(Evidence.of(rows, 1).scores(), before.hyperparameters());
        Evidence evidence = Evidence.of(rows, power);
        Hyperparameters start = before == null ? null : before.hyperparameters();
        Hyperparameters found = start == null ? fit.initial() : start;
        if (!evidence.isFlat()) {
            Observations observations = evidence.only(Selection.of(evidence, inputs, MOST_ROWS_TO_FIT))
                    .observations(inputs);
            found = start == null ? fit.fit(observations) : fit.refit(observations, start);
        }
        return new Lesson(ended.size(), found, power, dropped(evidence), new Surrogate(inputs, encoded, found));
    }

    private Set<Integer> dropped(Evidence evidence) {
        Set<Integer> dropped = new HashSet<>();
        evidence.rows().forEach(row -> dropped.add(row.trial()));
        for (int kept : Selection.of(evidence, inputs, MOST_ROWS)) {
            dropped.remove(evidence.rows().get(kept).trial());
        }
        return dropped;
    }

    /** Scores with one long tail are straightened, unless noise might be what makes the tail. */
    private static double power(double[] scores, Hyperparameters hyperparameters) {
        boolean quiet = hyperparameters.noise() < QUIET * hyperparameters.signal();
        boolean skewed = Math.abs(OutputTransform.skewness(scores)) > SKEWED;
        return quiet && skewed ? YeoJohnson.mostLikelyPower(scores) : 1;
    }
}

package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.Evidence.Encoded;
import dev.luthier.optimizers.gaussian.fit.HyperparameterFit;
import dev.luthier.optimizers.gaussian.fit.RefitSchedule;
import dev.luthier.optimizers.gaussian.fit.WarpFit;
import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import dev.luthier.optimizers.gaussian.model.OutputTransform;
import dev.luthier.optimizers.gaussian.model.YeoJohnson;
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
    private static final int MOST_ROWS_TO_BEND = 100;
    private static final int BENT_FROM = 10;
    private static final double SKEWED = 1.5;
    private static final double QUIET = 1e-2;
    static final double HILL = 0.5;

    /**
     * What is learnt at a point.
     *
     * @param ended how many endings were looked at
     * @param power of the transformation of scores
     * @param dropped numbers of the trials that are left out of the model, because there are too many
     * @param encoded the coordinates of trials, bent if that was found to help
     * @param surrogate the model, which grows until the next point
     */
    record Lesson(
            int ended,
            Hyperparameters hyperparameters,
            double power,
            Set<Integer> dropped,
            Encoded encoded,
            Surrogate surrogate) {}

    /** Which means of making a quantity easier to model are used. */
    enum Means {
        /** Transforms scores that have one long tail. */
        STRAIGHTEN_SCORES,
        /** Expects higher scores inside than towards the ends of the ranges. */
        EXPECT_HILL,
        /** Bends the coordinates if that makes the scores more likely. */
        BEND_COORDINATES
    }

    private final Reading reading;
    private final Encoded encoded;
    private final Set<Means> means;
    private final HyperparameterFit fit;
    private @Nullable Lesson last;

    Learner(Reading reading, Encoded encoded, Set<Means> means) {
        this.reading = reading;
        this.encoded = encoded;
        this.means = means;
        this.fit = new HyperparameterFit(encoded.inputs().dimensions(), means.contains(Means.EXPECT_HILL) ? HILL : 0);
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

    /** The evidence of these endings on the scale of a lesson. */
    Evidence evidence(List<Trial> ended, Lesson lesson) {
        return Evidence.of(reading.rows(ended), lesson.power());
    }

    private Lesson learn(List<Trial> ended, @Nullable Lesson before) {
        List<Evidence.Row> rows = reading.rows(ended);
        double power = before == null ? 1 : power(Evidence.of(rows, 1).scores(), before.hyperparameters());
        Evidence evidence = Evidence.of(rows, power);
        Encoded own = before == null ? encoded : before.encoded();
        Hyperparameters found = before == null ? fit.initial() : before.hyperparameters();
        if (!evidence.isFlat()) {
            Evidence chosen = evidence.only(Selection.of(evidence, encoded, MOST_ROWS_TO_FIT));
            if (before == null) {
                found = fit.fit(chosen.observations(encoded));
                own = bent(chosen, found);
            }
            found = before == null && own == encoded ? found : fit.refit(chosen.observations(own), found);
        }
        return new Lesson(ended.size(), found, power, dropped(evidence), own, new Surrogate(own, found));
    }

    private Encoded bent(Evidence evidence, Hyperparameters found) {
        boolean enough = evidence.rows().size() >= BENT_FROM * encoded.inputs().dimensions();
        if (!enough || !means.contains(Means.BEND_COORDINATES)) {
            return encoded;
        }
        Evidence some = evidence.only(Selection.of(evidence, encoded, MOST_ROWS_TO_BEND));
        Inputs bent = WarpFit.of(encoded.inputs(), found, inputs -> some.observations(new Encoded(inputs)));
        return bent == encoded.inputs() ? encoded : new Encoded(bent);
    }

    private Set<Integer> dropped(Evidence evidence) {
        Set<Integer> dropped = new HashSet<>();
        evidence.rows().forEach(row -> dropped.add(row.trial()));
        for (int kept : Selection.of(evidence, encoded, MOST_ROWS)) {
            dropped.remove(evidence.rows().get(kept).trial());
        }
        return dropped;
    }

    /** Scores with one long tail are straightened, unless noise might be what makes the tail. */
    private double power(double[] scores, Hyperparameters hyperparameters) {
        boolean quiet = hyperparameters.noise() < QUIET * hyperparameters.signal();
        boolean skewed = Math.abs(OutputTransform.skewness(scores)) > SKEWED;
        return means.contains(Means.STRAIGHTEN_SCORES) && quiet && skewed ? YeoJohnson.mostLikelyPower(scores) : 1;
    }
}

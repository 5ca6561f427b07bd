package dev.luthier.optimizers.gaussian;

import dev.luthier.definition.Goals;
import dev.luthier.optimizers.gaussian.Evidence.Encoded;
import dev.luthier.optimizers.gaussian.Learner.Lesson;
import dev.luthier.optimizers.gaussian.search.Cheapness;
import dev.luthier.optimizers.gaussian.search.Feasibility;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The models beside that of the metric: one of each constraint's metric, and one of what trials cost. Caches of what
 * follows from the history; not thread-safe.
 */
final class Companions {
    private static final int LEAST_ROWS = 3;

    /** Cost is no matter as long as the dearest tenth of the trials costs less than so many times the cheapest tenth. */
    private static final double WORTH_MODELLING = 3;

    private final Encoded encoded;
    private final List<Learner> constraints;
    private final Learner cost;

    Companions(Goals goals, Encoded encoded) {
        this.encoded = encoded;
        this.constraints = IntStream.range(0, goals.constraints().size())
                .mapToObj(i -> learner(trial -> goals.excesses(trial)[i]))
                .toList();
        this.cost = learner(Companions::logCost);
    }

    private Learner learner(ToDoubleFunction<Trial> figure) {
        return new Learner(Reading.figure(figure, encoded), encoded, Set.of());
    }

    /** Of a trial whose time is not known, no number. */
    private static double logCost(Trial trial) {
        return trial.durationMillis() > 0 ? StrictMath.log((double) trial.durationMillis()) : Double.NaN;
    }

    /** How likely the bounds are kept; nothing of a bound whose metric has not been seen to vary. */
    List<Feasibility> feasibilities(List<Trial> ended) {
        List<Feasibility> feasibilities = new ArrayList<>();
        for (Learner constraint : constraints) {
            Lesson lesson = constraint.after(ended);
            Evidence evidence = constraint.evidence(ended, lesson);
            if (isUsable(evidence)) {
                double threshold = evidence.scale().unlimitedScore(0);
                feasibilities.add(new Feasibility(model(lesson, evidence).posterior(), threshold));
            }
        }
        return feasibilities;
    }

    /**
     * What cheapness is worth; nothing if trials cost about the same.
     *
     * @param share of the budget that is left: towards the end, what matters is to find the best (Lee, Perrone, Archambeau,
     *     Seeger: "Cost-aware Bayesian Optimization", 2020)
     */
    List<Cheapness> cheapness(List<Trial> ended, double share) {
        Lesson lesson = cost.after(ended);
        Evidence evidence = cost.evidence(ended, lesson);
        if (!isUsable(evidence) || share <= 0 || range(evidence) < StrictMath.log(WORTH_MODELLING)) {
            return List.of();
        }
        double unit = evidence.scale().loss(0) - evidence.scale().loss(1);
        return List.of(new Cheapness(model(lesson, evidence).posterior(), share * unit));
    }

    private static boolean isUsable(Evidence evidence) {
        return evidence.rows().size() >= LEAST_ROWS && !evidence.isFlat();
    }

    private static Surrogate.Model model(Lesson lesson, Evidence evidence) {
        return lesson.surrogate().model(evidence.without(lesson.dropped()), List.of());
    }

    /** From the lowest to the highest tenth. */
    private static double range(Evidence evidence) {
        double[] losses = IntStream.range(0, evidence.rows().size())
                .mapToDouble(row -> evidence.rows().get(row).loss())
                .sorted()
                .toArray();
        int tenth = losses.length / 10;
        return losses[losses.length - 1 - tenth] - losses[tenth];
    }
}

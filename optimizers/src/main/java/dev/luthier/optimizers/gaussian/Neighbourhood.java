package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.Evidence.Row;
import dev.luthier.optimizers.gaussian.fit.HyperparameterFit;
import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import dev.luthier.optimizers.gaussian.search.Box;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.List;

/**
 * A second model, of the trials nearest to the best one only, in the box that they span.
 *
 * <p>The model of all trials takes details that are small or quick against the whole range for noise. Once it has led to the
 * right region, the details decide. This one sees them, because its scores and length scales are those of the region.
 * It is made anew each time from fixed starting values, so that it follows from the evidence alone.
 */
final class Neighbourhood {
    private static final int FROM = 3;
    private static final int EVERY = 2;
    private static final int ROWS = 6;
    private static final int LEAST_ROWS = 20;
    private static final int MOST_ROWS = 60;

    /** What one of so many trials has is frequent. */
    private static final int FREQUENT = 5;

    private final Evidence.Encoded encoded;
    private final Evidence near;

    private Neighbourhood(Evidence.Encoded encoded, Evidence near) {
        this.encoded = encoded;
        this.near = near;
    }

    /** Whether it is this suggestion's turn, and there are enough trials for a region to stand out. */
    static boolean isDue(Evidence evidence, int dimensions, long suggestion) {
        return suggestion % EVERY == 0 && evidence.rows().size() >= FROM * (dimensions + 1);
    }

    /** The trials around a point. */
    static Neighbourhood of(Evidence evidence, Evidence.Encoded encoded, double[] centre) {
        int most = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, ROWS * (centre.length + 1)));
        int[] nearest = Selection.nearest(evidence, encoded, centre, most);
        return new Neighbourhood(encoded, Evidence.of(evidence.only(nearest).rows(), 1));
    }

    Surrogate.Model model(List<Trial> running) {
        HyperparameterFit fit = new HyperparameterFit(encoded.inputs().dimensions(), Learner.HILL);
        Hyperparameters initial = fit.initial();
        Hyperparameters found = near.isFlat() ? initial : fit.refit(near.observations(encoded), initial);
        return new Surrogate(encoded, found).model(near, running);
    }

    Box box() {
        double[] lower = near.rows().get(0).unit().clone();
        double[] upper = lower.clone();
        for (Row row : near.rows()) {
            for (int i = 0; i < lower.length; i++) {
                lower[i] = Math.min(lower[i], row.unit()[i]);
                upper[i] = Math.max(upper[i], row.unit()[i]);
            }
        }
        return new Box(lower, upper, choices());
    }

    /** Of unordered parameters, only what is frequent nearby: the model knows little of the rest, and would be curious. */
    private double[][] choices() {
        double[][] choices = new double[encoded.inputs().dimensions()][];
        Arrays.setAll(choices, this::frequent);
        return choices;
    }

    private double[] frequent(int dimension) {
        if (encoded.inputs().axis(dimension).isOrdered()) {
            return new double[0];
        }
        double[] all = near.rows().stream()
                .map(Row::unit)
                .filter(unit -> encoded.inputs().active(unit)[dimension])
                .mapToDouble(unit -> unit[dimension])
                .toArray();
        return Arrays.stream(all)
                .filter(value ->
                        Arrays.stream(all).filter(other -> other == value).count() * FREQUENT >= all.length)
                .sorted()
                .distinct()
                .toArray();
    }
}

package dev.luthier.optimizers.halving.fidelity;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.input.Rows;
import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import dev.luthier.optimizers.gaussian.model.Kernel;
import dev.luthier.optimizers.gaussian.model.Posterior;
import dev.luthier.optimizers.gaussian.model.Predictions;
import dev.luthier.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A model of each rung alone, which knows nothing of the others. Immutable. */
final class RungModels {
    private static final int FOLDS = 5;

    private final Inputs inputs;
    private final Kernel kernel;

    /** What a trial came to, and where it is at its rung. */
    @SuppressWarnings("ArrayRecordComponent") // only read, and never compared
    record Point(double[] features, double score) {}

    RungModels(Inputs inputs, Hyperparameters hyperparameters) {
        this.inputs = inputs;
        this.kernel = new Kernel(inputs, hyperparameters);
    }

    /**
     * How far each of these rungs tells the order at the highest of them.
     *
     * @param lower what is known at each lower rung
     * @param places the trials of the highest rung, where they would be at each lower rung
     * @param top what they came to
     */
    double[] trust(List<List<Point>> lower, List<List<double[]>> places, List<Point> top, RandomStream random) {
        List<double[]> predicted = new ArrayList<>();
        for (int rung = 0; rung < lower.size(); rung++) {
            predicted.add(predicted(lower.get(rung), places.get(rung)));
        }
        predicted.add(predictedByOthers(top));
        return RungTrust.shares(
                predicted, top.stream().mapToDouble(Point::score).toArray(), random);
    }

    private double[] predicted(List<Point> known, List<double[]> places) {
        Posterior posterior = new Posterior(kernel);
        known.forEach(point -> posterior.observe(point.features, 0));
        posterior.setTargets(known.stream().mapToDouble(Point::score).toArray());
        Rows rows = new Rows(inputs.width(), places.size());
        places.forEach(rows::append);
        Predictions predictions = Predictions.of(posterior, rows);
        return IntStream.range(0, places.size())
                .mapToDouble(i -> predictions.mean(0, i))
                .toArray();
    }

    /** By models of the others, since a model that has seen a result predicts it well whatever it is worth. */
    private double[] predictedByOthers(List<Point> points) {
        double[] predicted = new double[points.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Point> others = new ArrayList<>();
            List<double[]> places = new ArrayList<>();
            for (int i = 0; i < predicted.length; i++) {
                if (i % FOLDS == fold) {
                    places.add(points.get(i).features);
                } else {
                    others.add(points.get(i));
                }
            }
            double[] expected = predicted(others, places);
            for (int i = 0; i < expected.length; i++) {
                predicted[fold + i * FOLDS] = expected[i];
            }
        }
        return predicted;
    }
}

package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.Evidence.Kind;
import dev.luthier.optimizers.gaussian.Evidence.Row;
import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import dev.luthier.optimizers.gaussian.model.Kernel;
import dev.luthier.optimizers.gaussian.model.Posterior;
import dev.luthier.trial.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Keeps the posterior from one suggestion to the next and adds what is new, as long as the rows before stay the same. */
final class Surrogate {
    private static final int FAILURES_TO_MODEL = 3;

    private final Evidence.Encoded encoded;
    private Posterior posterior;
    private List<Row> rows = List.of();

    Surrogate(Evidence.Encoded encoded, Hyperparameters hyperparameters) {
        this.encoded = encoded;
        this.posterior = new Posterior(new Kernel(encoded.inputs(), hyperparameters));
    }

    /**
     * The model of one moment; valid until the next is made.
     *
     * @param posterior with the running trials as rows
     * @param running coordinates of the running trials
     * @param best coordinates of trials that came to something, by the mean there, the best first; those that keep all
     *     bounds, if any does
     * @param bestMean the largest of these means; not a number if no trial keeps all bounds
     */
    record Model(Posterior posterior, List<double[]> running, List<double[]> best, double bestMean) {}

    /** @param evidence of the trials that are to be in the model, at least one of which came to something */
    Model model(Evidence evidence, List<Trial> running) {
        observe(evidence.rows());
        if (evidence.count(Kind.FAILED) >= FAILURES_TO_MODEL) {
            posterior.setTargets(evidence.scores(), evidence.failures());
        } else {
            posterior.setTargets(evidence.scores());
        }
        running.forEach(trial -> posterior.addRunning(encoded.features(trial)));
        return withBest(evidence, running.stream().map(encoded::unit).toList());
    }

    private void observe(List<Row> now) {
        if (!isPrefix(rows, now)) {
            posterior = new Posterior(posterior.kernel());
        }
        posterior.forgetRunning();
        for (Row row : now.subList(posterior.observed(), now.size())) {
            posterior.observe(encoded.features(row), row.extraNoise());
        }
        rows = now;
    }

    private static boolean isPrefix(List<Row> before, List<Row> now) {
        return before.size() <= now.size()
                && IntStream.range(0, before.size())
                        .allMatch(i -> before.get(i).trial() == now.get(i).trial()
                                && before.get(i).extraNoise() == now.get(i).extraNoise());
    }

    private Model withBest(Evidence evidence, List<double[]> running) {
        double[] means = new double[rows.size()];
        for (int i = 0; i < means.length; i++) {
            means[i] = posterior.meanAtObserved(
                    i, evidence.scores()[i], rows.get(i).extraNoise());
        }
        boolean feasible = evidence.eligible() > 0;
        List<Integer> best = IntStream.range(0, means.length)
                .filter(i -> rows.get(i).kind().isOwnMetric())
                .filter(i -> !feasible || rows.get(i).kind() != Kind.INFEASIBLE)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -means[i])
                        .thenComparing(i -> rows.get(i).trial()))
                .toList();
        List<double[]> units = best.stream().map(i -> rows.get(i).unit()).toList();
        return new Model(posterior, running, units, feasible ? means[best.get(0)] : Double.NaN);
    }
}

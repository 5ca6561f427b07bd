package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.fit.Observations;
import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.input.Rows;
import dev.luthier.optimizers.gaussian.model.OutputTransform;
import dev.luthier.optimizers.gaussian.model.YeoJohnson;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the first so many endings of a history say: one row for each trial, in the order of their first endings.
 *
 * <p>A finished trial counts with its metric. A stopped one counts with its last report or the median of the finished ones,
 * whichever is worse, as an uncertain observation; without a usable report it does not count. A failed one counts as the
 * worst seen, but takes no part in what is standard. Immutable.
 */
final class Evidence {
    /** Variance, in units of the variance of all scores, of what is only guessed. */
    private static final double GUESSED = 0.25;

    /** What became of a trial. */
    enum Kind {
        FINISHED,
        STOPPED,
        FAILED
    }

    /** A trial in the model: its features and what is to be said of it. */
    @SuppressWarnings("ArrayRecordComponent") // only read, and never compared
    record Row(int trial, Kind kind, double loss, double[] unit, double[] features) {
        double extraNoise() {
            return kind == Kind.STOPPED ? GUESSED : 0;
        }
    }

    private final List<Row> rows;
    private final double[] scores;

    private Evidence(List<Row> rows, double[] scores) {
        this.rows = List.copyOf(rows);
        this.scores = scores;
    }

    /** @param power of the Yeo-Johnson transformation; 1 for none */
    static Evidence of(List<Row> rows, double power) {
        return new Evidence(rows, scores(rows, power));
    }

    /** The rows of these endings; of a trial that ended more than once, the last counts. */
    static List<Row> rows(List<Trial> ended, Direction direction, Encoded encoded) {
        Map<Integer, Trial> trials = new LinkedHashMap<>();
        ended.forEach(trial -> trials.put(trial.number(), trial));
        double median = medianLoss(trials, direction);
        List<Row> rows = new ArrayList<>();
        for (Trial trial : trials.values()) {
            switch (trial.state()) {
                case FINISHED ->
                    rows.add(encoded.row(
                            trial, Kind.FINISHED, direction.loss(trial.metric().orElseThrow())));
                case STOPPED -> {
                    double last = trial.curve().isEmpty()
                            ? Double.NaN
                            : direction.loss(trial.curve().last());
                    if (Double.isFinite(last)) {
                        rows.add(encoded.row(trial, Kind.STOPPED, Math.max(last, median)));
                    }
                }
                default -> rows.add(encoded.row(trial, Kind.FAILED, Double.NaN));
            }
        }
        return rows;
    }

    private static double medianLoss(Map<Integer, Trial> trials, Direction direction) {
        double[] losses = trials.values().stream()
                .filter(Trial::isFinished)
                .mapToDouble(trial -> direction.loss(trial.metric().orElseThrow()))
                .sorted()
                .toArray();
        return losses.length == 0 ? Double.NEGATIVE_INFINITY : losses[losses.length / 2];
    }

    private static double[] scores(List<Row> rows, double power) {
        double[] losses = rows.stream()
                .filter(row -> row.kind() != Kind.FAILED)
                .mapToDouble(Row::loss)
                .toArray();
        double[] standard = OutputTransform.standardize(OutputTransform.scores(losses));
        if (power != 1) {
            double[] transformed = Arrays.stream(standard)
                    .map(score -> YeoJohnson.apply(score, power))
                    .toArray();
            standard = OutputTransform.standardize(transformed);
        }
        double worst = Arrays.stream(standard).min().orElse(0);
        double[] scores = new double[rows.size()];
        int next = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = rows.get(i).kind() == Kind.FAILED ? worst : standard[next++];
        }
        return scores;
    }

    List<Row> rows() {
        return rows;
    }

    /** Standardised, larger is better; one for each row. */
    double[] scores() {
        return scores;
    }

    /** 0 for each row that came to something, -1 for each that failed. */
    double[] failures() {
        return rows.stream()
                .mapToDouble(row -> row.kind() == Kind.FAILED ? -1 : 0)
                .toArray();
    }

    /** The same scores, some trials left out. */
    Evidence without(Set<Integer> trials) {
        return only(IntStream.range(0, rows.size())
                .filter(row -> !trials.contains(rows.get(row).trial()))
                .toArray());
    }

    /** The same scores of some rows only. */
    Evidence only(int[] chosen) {
        double[] own = Arrays.stream(chosen).mapToDouble(row -> scores[row]).toArray();
        return new Evidence(Arrays.stream(chosen).mapToObj(rows::get).toList(), own);
    }

    /** What hyperparameters can be learnt from. */
    Observations observations(Inputs inputs) {
        Rows features = new Rows(inputs.width(), rows.size());
        rows.forEach(row -> features.append(row.features()));
        return new Observations(
                inputs,
                features,
                scores,
                rows.stream().mapToDouble(Row::extraNoise).toArray());
    }

    int count(Kind kind) {
        return (int) rows.stream().filter(row -> row.kind() == kind).count();
    }

    /** Whether all scores are the same, so that there is nothing to model. */
    boolean isFlat() {
        return Arrays.stream(scores).distinct().count() < 2;
    }

    /** Remembers the coordinates of trials, which never change. Not thread-safe. */
    static final class Encoded {
        private final Inputs inputs;
        private final Map<Integer, double[]> units = new LinkedHashMap<>();
        private final Map<Integer, double[]> features = new LinkedHashMap<>();

        Encoded(Inputs inputs) {
            this.inputs = inputs;
        }

        double[] unit(Trial trial) {
            return units.computeIfAbsent(
                    trial.number(), number -> inputs.space().encode(trial.configuration()));
        }

        double[] features(Trial trial) {
            return features.computeIfAbsent(trial.number(), number -> inputs.features(unit(trial)));
        }

        private Row row(Trial trial, Kind kind, double loss) {
            return new Row(trial.number(), kind, loss, unit(trial), features(trial));
        }
    }
}

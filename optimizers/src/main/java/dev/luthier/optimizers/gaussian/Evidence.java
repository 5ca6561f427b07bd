package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.fit.Observations;
import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.input.Rows;
import dev.luthier.optimizers.gaussian.model.ScoreScale;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows with the standardised scores that a model learns from. Failed trials count as the worst, but take no part in what is
 * standard. Immutable.
 */
final class Evidence {
    /** Variance, in units of the variance of all scores, of what is only guessed. */
    private static final double GUESSED = 0.25;

    /** What became of a trial. */
    enum Kind {
        FINISHED,
        /** Finished, but beyond a bound: its score is as good as any, but it cannot be the best. */
        INFEASIBLE,
        STOPPED,
        FAILED,
        /** Of an earlier experiment: its loss is on a scale of its own. */
        EARLIER;

        /** Whether the loss is the metric of a trial of this experiment. */
        boolean isOwnMetric() {
            return this != FAILED && this != EARLIER;
        }
    }

    /** A trial in the model: where it is and what is to be said of it. */
    @SuppressWarnings("ArrayRecordComponent") // only read, and never compared
    record Row(int trial, Kind kind, double loss, double[] unit) {
        double extraNoise() {
            return kind == Kind.STOPPED || kind == Kind.EARLIER ? GUESSED : 0;
        }
    }

    private final List<Row> rows;
    private final double[] scores;
    private final ScoreScale scale;

    private Evidence(List<Row> rows, double[] scores, ScoreScale scale) {
        this.rows = List.copyOf(rows);
        this.scores = scores;
        this.scale = scale;
    }

    /** @param power of the Yeo-Johnson transformation; 1 for none */
    static Evidence of(List<Row> rows, double power) {
        double[] losses = rows.stream()
                .filter(row -> row.kind().isOwnMetric())
                .mapToDouble(Row::loss)
                .toArray();
        ScoreScale scale = ScoreScale.of(losses, power);
        return new Evidence(rows, scores(rows, scale), scale);
    }

    private static double[] scores(List<Row> rows, ScoreScale scale) {
        double[] scores = new double[rows.size()];
        double worst = Double.POSITIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            Row row = rows.get(i);
            scores[i] = row.kind().isOwnMetric() ? scale.score(row.loss()) : Double.NaN;
            worst = scores[i] < worst ? scores[i] : worst;
        }
        double level = level(rows, scores);
        for (int i = 0; i < scores.length; i++) {
            Row row = rows.get(i);
            if (row.kind() == Kind.EARLIER) {
                scores[i] = level - row.loss();
            } else if (row.kind() == Kind.FAILED) {
                scores[i] = Double.isInfinite(worst) ? 0 : worst;
            }
        }
        return scores;
    }

    /**
     * By how much scores of earlier experiments are below those of this one: the mean difference between each of its trials
     * and the earlier one nearest to it. A search soon has better trials than those before it, so that the same score would
     * mean something else.
     */
    private static double level(List<Row> rows, double[] scores) {
        List<Row> earlier =
                rows.stream().filter(row -> row.kind() == Kind.EARLIER).toList();
        double sum = 0;
        int compared = 0;
        for (int i = 0; i < scores.length && !earlier.isEmpty(); i++) {
            if (!Double.isNaN(scores[i])) {
                sum += scores[i] + nearest(earlier, rows.get(i).unit()).loss();
                compared++;
            }
        }
        return compared == 0 ? 0 : sum / compared;
    }

    private static Row nearest(List<Row> rows, double[] unit) {
        Row nearest = rows.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (Row row : rows) {
            double distance = 0;
            for (int i = 0; i < unit.length; i++) {
                distance += (unit[i] - row.unit()[i]) * (unit[i] - row.unit()[i]);
            }
            nearest = distance < least ? row : nearest;
            least = Math.min(least, distance);
        }
        return nearest;
    }

    List<Row> rows() {
        return rows;
    }

    /** How the scores came about. */
    ScoreScale scale() {
        return scale;
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
        return new Evidence(Arrays.stream(chosen).mapToObj(rows::get).toList(), own, scale);
    }

    /** What hyperparameters can be learnt from. */
    Observations observations(Encoded encoded) {
        Rows features = new Rows(encoded.inputs().width(), rows.size());
        rows.forEach(row -> features.append(encoded.features(row)));
        return new Observations(
                encoded.inputs(),
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

    /** How many trials have a metric that may count as the best. */
    int eligible() {
        return count(Kind.FINISHED) + count(Kind.STOPPED);
    }

    /** Remembers the coordinates of trials, which never change. Not thread-safe. */
    static final class Encoded {
        private final Inputs inputs;
        private final Map<Integer, double[]> units = new LinkedHashMap<>();
        private final Map<Integer, double[]> features = new LinkedHashMap<>();

        Encoded(Inputs inputs) {
            this.inputs = inputs;
        }

        Inputs inputs() {
            return inputs;
        }

        double[] unit(Trial trial) {
            return units.computeIfAbsent(
                    trial.number(), number -> inputs.space().encode(trial.configuration()));
        }

        double[] features(Trial trial) {
            return features.computeIfAbsent(trial.number(), number -> inputs.features(unit(trial)));
        }

        double[] features(Row row) {
            return features.computeIfAbsent(row.trial(), number -> inputs.features(row.unit()));
        }

        Row row(Trial trial, Kind kind, double loss) {
            return new Row(trial.number(), kind, loss, unit(trial));
        }
    }
}

package dev.luthier.matrix.result;

import dev.luthier.definition.Cell;
import dev.luthier.definition.Goals;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What came of the runs of one model on one data set.
 *
 * @param cell which model on which data set
 * @param runs how many trials were started
 * @param finished how many of them finished
 * @param stopped how many were stopped early
 * @param failed how many came to nothing
 * @param best the best finished trial; null if none finished
 * @param mean of the metric of the finished trials; NaN if none finished
 * @param standardDeviation of the same; NaN for fewer than two
 * @param failure of the last one that failed; null if none did
 */
public record CellResult(
        Cell cell,
        int runs,
        int finished,
        int stopped,
        int failed,
        @Nullable Trial best,
        double mean,
        double standardDeviation,
        @Nullable Failure failure) {

    static CellResult of(Cell cell, List<Trial> trials, Goals goals) {
        double[] metrics = trials.stream()
                .filter(Trial::isFinished)
                .mapToDouble(trial -> trial.metric().orElseThrow())
                .toArray();
        double mean = mean(metrics);
        return new CellResult(
                cell,
                trials.size(),
                metrics.length,
                count(trials, TrialState.STOPPED),
                count(trials, TrialState.FAILED),
                goals.best(trials).orElse(null),
                mean,
                standardDeviation(metrics, mean),
                trials.stream().map(Trial::failure).reduce(null, (last, next) -> next == null ? last : next));
    }

    /** The metric of the best trial. */
    public OptionalDouble bestMetric() {
        return best == null ? OptionalDouble.empty() : best.metric();
    }

    /** Whether runs failed and none did anything else: the model cannot handle the data set. */
    public boolean isIncompatible() {
        return failed > 0 && finished == 0 && stopped == 0;
    }

    private static int count(List<Trial> trials, TrialState state) {
        return (int) trials.stream().filter(trial -> trial.state() == state).count();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double standardDeviation(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? Double.NaN : StrictMath.sqrt(squares / (values.length - 1));
    }
}

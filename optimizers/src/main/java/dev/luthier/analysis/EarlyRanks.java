package dev.luthier.analysis;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the ranks of finished trials at a step agree with their ranks at the end: whether early stopping is safe there.
 * Only trials that ran to the end are looked at, so where many were stopped, the correlation among all may be higher.
 *
 * @param step of the reports
 * @param trials how many finished trials had reported by then
 * @param correlation Spearman's rank correlation with the final metric, from -1 to 1; NaN if all are alike
 * @param bestKept of the best tenth at the end (at least one), the share that is in the better half at this step
 */
public record EarlyRanks(long step, int trials, double correlation, double bestKept) {
    private static final int FEWEST = 5;

    static List<EarlyRanks> of(List<Trial> finished, Direction direction) {
        long last = finished.stream()
                .mapToLong(trial -> trial.curve().lastStep())
                .max()
                .orElse(-1);
        long first = finished.stream()
                .filter(trial -> !trial.curve().isEmpty())
                .mapToLong(trial -> trial.curve().step(0))
                .min()
                .orElse(Long.MAX_VALUE);
        List<EarlyRanks> all = new ArrayList<>();
        for (long step = Math.max(1, first); step <= last; step = next(step, last)) {
            EarlyRanks ranks = at(step, finished, direction);
            if (ranks.trials() >= FEWEST) {
                all.add(ranks);
            }
        }
        return all;
    }

    // Doubling, and the end itself.
    private static long next(long step, long last) {
        return step < last && 2 * step > last ? last : 2 * step;
    }

    private static EarlyRanks at(long step, List<Trial> finished, Direction direction) {
        List<Trial> known = finished.stream()
                .filter(trial -> trial.curve().countUpTo(step) > 0)
                .toList();
        double[] early = known.stream()
                .mapToDouble(trial -> loss(valueAt(trial.curve(), step), direction))
                .toArray();
        double[] end = known.stream()
                .mapToDouble(trial -> loss(trial.metric().orElseThrow(), direction))
                .toArray();
        return new EarlyRanks(step, known.size(), Ranks.correlation(early, end), bestKept(early, end));
    }

    private static double valueAt(Curve curve, long step) {
        return curve.value(curve.countUpTo(step) - 1);
    }

    /** The smaller, the better; NaN is worst. */
    private static double loss(double value, Direction direction) {
        double loss = direction == Direction.MINIMIZE ? value : -value;
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    private static double bestKept(double[] early, double[] end) {
        double[] earlyRanks = Ranks.of(early);
        int tenth = Math.max(1, end.length / 10);
        return IntStream.range(0, end.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> end[i]).thenComparingInt(i -> i))
                .limit(tenth)
                .mapToDouble(i -> earlyRanks[i] <= (end.length + 1) / 2.0 ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }
}

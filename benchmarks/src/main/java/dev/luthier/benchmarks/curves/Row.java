package dev.luthier.benchmarks.curves;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One method's runs with different seeds, as a row of the table. */
final class Row {
    static final List<String> HEADER = List.of(
            "method",
            "started",
            "× random",
            "to R",
            "stopped or paused",
            "epochs trained",
            "regret mean (sd)",
            "median",
            "of that configuration at R",
            "seconds to random's best",
            "utilisation",
            "best 1 % stopped");

    private final String name;
    private final double optimum;
    private final List<CurveRun> runs;

    Row(String name, double optimum, List<CurveRun> runs) {
        this.name = name;
        this.optimum = optimum;
        this.runs = List.copyOf(runs);
    }

    double medianLoss() {
        return median(CurveRun::loss);
    }

    /** @param random the row to compare with */
    List<String> cells(Row random) {
        return List.of(
                name,
                whole(median(CurveRun::started)),
                format("%.1f", median(CurveRun::started) / random.median(CurveRun::started)),
                whole(median(CurveRun::finished)),
                whole(median(CurveRun::stopped)),
                format("%.0f %%", 100 * mean(CurveRun::epochs)),
                format("%.4f (%.4f)", mean(CurveRun::loss) - optimum, deviation(CurveRun::loss)),
                format("%.4f", medianLoss() - optimum),
                format("%.4f", mean(CurveRun::lossAtEnd) - optimum),
                seconds(random.medianLoss()),
                format("%.1f %%", 100 * mean(CurveRun::utilisation)),
                topStopped());
    }

    private String seconds(double target) {
        double half = medianSeconds(target);
        return Double.isInfinite(half) ? "–" : format("%.0f", half);
    }

    /** When half of the runs had got there; infinite if they did not. */
    double medianSeconds(double target) {
        double[] seconds = runs.stream()
                .mapToDouble(run -> run.secondsTo(target).orElse(Double.POSITIVE_INFINITY))
                .sorted()
                .toArray();
        return seconds[(seconds.length - 1) / 2];
    }

    double meanUtilisation() {
        return mean(CurveRun::utilisation);
    }

    private String topStopped() {
        int top = runs.stream().mapToInt(CurveRun::top).sum();
        int stopped = runs.stream().mapToInt(CurveRun::topStopped).sum();
        return top == 0 ? "–" : format("%.1f %% of %d", 100.0 * stopped / top, top);
    }

    private double median(ToDoubleFunction<CurveRun> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private double mean(ToDoubleFunction<CurveRun> figure) {
        return runs.stream().mapToDouble(figure).average().orElseThrow();
    }

    private double deviation(ToDoubleFunction<CurveRun> figure) {
        double mean = mean(figure);
        double[] values = runs.stream().mapToDouble(figure).toArray();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1));
    }

    private static String whole(double value) {
        return format("%.0f", value);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

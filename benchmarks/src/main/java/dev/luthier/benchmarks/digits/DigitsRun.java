package dev.luthier.benchmarks.digits;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What came out of a run.
 *
 * @param loss of the best report
 * @param accuracy of that report
 * @param started trials
 * @param finished trials that got the full resource
 * @param stopped trials that were stopped, or left aside
 */
record DigitsRun(double loss, double accuracy, int started, int finished, int stopped) {
    static final String HEADER = """
            | method | best log-loss | its accuracy | started | to the end | stopped or paused |
            |---|---|---|---|---|---|
            """;

    static DigitsRun of(ExperimentResult<Configuration> result, long full) {
        double loss = Double.POSITIVE_INFINITY;
        double accuracy = 0;
        for (Trial trial : result.trials()) {
            Curve curve = trial.curve();
            for (int i = 0; i < curve.size(); i++) {
                if (curve.value(i) < loss) {
                    loss = curve.value(i);
                    accuracy = curve.more(i).getOrDefault(NetworkTrial.ACCURACY, Double.NaN);
                }
            }
        }
        return new DigitsRun(
                loss,
                accuracy,
                result.trials().size(),
                count(result, trial -> trial.isFinished() && trial.resource() >= full ? 1 : 0),
                count(
                        result,
                        trial -> trial.state() == TrialState.STOPPED || (trial.isFinished() && trial.resource() < full)
                                ? 1
                                : 0));
    }

    static String row(String name, List<DigitsRun> runs) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s |%n",
                name,
                cell("%.4f (%.4f)", runs, DigitsRun::loss),
                cell("%.4f (%.4f)", runs, DigitsRun::accuracy),
                cell("%.0f (%.0f)", runs, DigitsRun::started),
                cell("%.0f (%.0f)", runs, DigitsRun::finished),
                cell("%.0f (%.0f)", runs, DigitsRun::stopped));
    }

    private static int count(ExperimentResult<Configuration> result, ToDoubleFunction<Trial> counts) {
        return (int) result.trials().stream().mapToDouble(counts).sum();
    }

    private static String cell(String format, List<DigitsRun> runs, ToDoubleFunction<DigitsRun> figure) {
        double mean = runs.stream().mapToDouble(figure).average().orElseThrow();
        double squares = runs.stream()
                .mapToDouble(figure)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = runs.size() == 1 ? 0 : Math.sqrt(squares / (runs.size() - 1));
        return String.format(Locale.ROOT, format, mean, deviation);
    }
}

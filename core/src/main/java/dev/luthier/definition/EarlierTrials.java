package dev.luthier.definition;

import dev.luthier.definition.HeadStart.Earlier;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Results of earlier experiments as finished trials. Each objective is standardised over its experiment, to mean 0 and
 * standard deviation 1, since the same metric on other data has another level and spread. A metric with a bound is left as
 * it is, so that feasible stays feasible.
 */
final class EarlierTrials {
    private final Definition definition;
    private final List<Earlier> earlier;

    EarlierTrials(Definition definition) {
        this.definition = definition;
        this.earlier = definition.headStart().earlier();
    }

    /** In the order of the head start; the numbers 0, 1, 2 … have nothing to do with those of the experiment's own trials. */
    List<Trial> trials() {
        Set<String> experiments = new TreeSet<>();
        earlier.forEach(each -> experiments.add(each.experiment()));
        List<Map<String, Double>> metrics = new ArrayList<>();
        earlier.forEach(each -> metrics.add(new LinkedHashMap<>(each.metrics())));
        experiments.forEach(experiment -> standardise(experiment, metrics));
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < earlier.size(); i++) {
            trials.add(trial(i, earlier.get(i), metrics.get(i)));
        }
        return List.copyOf(trials);
    }

    private void standardise(String experiment, List<Map<String, Double>> metrics) {
        List<Map<String, Double>> own = new ArrayList<>();
        for (int i = 0; i < earlier.size(); i++) {
            if (earlier.get(i).experiment().equals(experiment)) {
                own.add(metrics.get(i));
            }
        }
        definition.objectives().stream()
                .map(Objective::metric)
                .filter(metric -> definition.constraints().stream()
                        .noneMatch(constraint -> constraint.metric().equals(metric)))
                .forEach(metric -> standardise(own, metric));
    }

    private static void standardise(List<Map<String, Double>> own, String metric) {
        double[] values =
                own.stream().mapToDouble(each -> each.getOrDefault(metric, 0.0)).toArray();
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / values.length);
        for (Map<String, Double> each : own) {
            each.computeIfPresent(metric, (name, value) -> deviation > 0 ? (value - mean) / deviation : 0);
        }
    }

    private Trial trial(int number, Earlier source, Map<String, Double> metrics) {
        Map<String, Double> more = new LinkedHashMap<>(metrics);
        Double metric = more.remove(definition.metric());
        return new Trial(
                number,
                0,
                source.configuration(),
                definition.budget().maxResource(),
                TrialState.FINISHED,
                source.experiment(),
                List.of(),
                Curve.empty(),
                new Outcome.Finished(metric == null ? 0 : metric, more));
    }
}

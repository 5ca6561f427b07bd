package dev.luthier.benchmarks.quality.problem;

import dev.luthier.benchmarks.surrogate.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Networks that predict real trainings, which are files beside the project (see {@link Scenario}). */
public final class Surrogates {
    /** What CARP-S (Benjamins and others 2025) takes as representative. */
    private static final Map<String, List<String>> REPRESENTATIVE = Map.of(
            "lcbench", List.of("168335", "167184"),
            "rbv2_rpart", List.of("18", "4534", "1468", "1493", "23381", "40900", "1476", "40499"));

    private Surrogates() {}

    /** YAHPO's own suite for one objective, as far as the scenarios are in this folder; named {@code lcbench/167168} and so on. */
    public static List<BenchmarkProblem> suiteIn(Path folder) throws IOException {
        return problems(folder, Scenario::suite);
    }

    /** The instances that CARP-S takes as representative, as far as the scenarios are in this folder. */
    public static List<BenchmarkProblem> representativeIn(Path folder) throws IOException {
        return problems(folder, scenario -> REPRESENTATIVE.getOrDefault(scenario.name(), List.of()));
    }

    private static List<BenchmarkProblem> problems(Path folder, Function<Scenario, List<String>> instances)
            throws IOException {
        return Scenario.in(folder).stream()
                .flatMap(scenario -> instances.apply(scenario).stream().map(scenario::instance))
                .map(Surrogates::problem)
                .toList();
    }

    /** What is found can be a little better than the optimum, which is that of many random configurations. */
    private static BenchmarkProblem problem(Scenario.Instance instance) {
        double lowest = instance.lowest();
        return new BenchmarkProblem(
                instance.name(),
                instance.space(),
                0,
                lowest,
                RandomSearchAnchors.of(
                        instance.space(),
                        all -> Arrays.stream(instance.losses(all))
                                .map(loss -> loss - lowest)
                                .toArray()),
                configuration -> instance.losses(List.of(configuration))[0]);
    }
}

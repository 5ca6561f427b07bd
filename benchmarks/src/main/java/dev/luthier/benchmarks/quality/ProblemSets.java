package dev.luthier.benchmarks.quality;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem;
import dev.luthier.benchmarks.quality.problem.SyntheticProblems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The problems that can be asked for, one by one or in sets. */
final class ProblemSets {
    static final String SYNTHETIC = "synthetic";

    private final Map<String, List<BenchmarkProblem>> sets = new LinkedHashMap<>();

    ProblemSets() {
        sets.put(SYNTHETIC, SyntheticProblems.all());
    }

    List<String> names() {
        return List.copyOf(sets.keySet());
    }

    /** The problems of a set, or the one problem of that name. */
    Optional<List<BenchmarkProblem>> named(String name) {
        return sets.containsKey(name)
                ? Optional.of(sets.get(name))
                : sets.values().stream()
                        .flatMap(List::stream)
                        .filter(problem -> problem.name().equals(name))
                        .findFirst()
                        .map(List::of);
    }
}

package dev.luthier.benchmarks.quality;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem;
import dev.luthier.benchmarks.quality.problem.CompleteGrids;
import dev.luthier.benchmarks.quality.problem.Surrogates;
import dev.luthier.benchmarks.quality.problem.SyntheticProblems;
import dev.luthier.benchmarks.quality.problem.TableProblems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The problems that can be asked for, one by one or in sets. */
final class ProblemSets {
    static final String SYNTHETIC = "synthetic";

    static final String TABLES = "tables";

    static final String GRIDS = "grids";

    static final String YAHPO = "yahpo";

    static final String CARPS = "carps";

    private final Map<String, List<BenchmarkProblem>> sets = new LinkedHashMap<>();

    /** @param data folder with the tables of real models; null if there is none */
    ProblemSets(@Nullable Path data) throws IOException {
        sets.put(SYNTHETIC, SyntheticProblems.all());
        sets.put(TABLES, data == null ? List.of() : TableProblems.in(data));
        sets.put(GRIDS, data == null ? List.of() : CompleteGrids.in(data));
        sets.put(YAHPO, data == null ? List.of() : Surrogates.suiteIn(data));
        sets.put(CARPS, data == null ? List.of() : Surrogates.representativeIn(data));
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

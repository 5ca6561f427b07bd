package dev.luthier.benchmarks.quality.problem;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem.Anchors;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Measures what random search reaches on a problem for which nobody has written it down. */
final class RandomSearchAnchors {
    private static final int SEEDS = 200;
    private static final int TRIALS = 100;
    private static final int EARLY = 5;

    private RandomSearchAnchors() {}

    /** Medians of 200 seeds; {@code regrets} gets 100 configurations at a time. */
    static Anchors of(SearchSpace space, Function<List<Configuration>, double[]> regrets) {
        double[] early = new double[SEEDS];
        double[] late = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomStream random = RandomStream.of(seed);
            double[] ofSeed = regrets.apply(
                    Stream.generate(() -> space.sample(random)).limit(TRIALS).toList());
            early[seed] = Arrays.stream(ofSeed, 0, EARLY).min().orElseThrow();
            late[seed] = Arrays.stream(ofSeed).min().orElseThrow();
        }
        Arrays.sort(early);
        Arrays.sort(late);
        return new Anchors(early[SEEDS / 2], late[SEEDS / 2]);
    }
}

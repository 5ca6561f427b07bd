package dev.luthier.benchmarks.quality.problem;

import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.util.function.ToDoubleFunction;

/**
 * A function to minimise whose minimum is known.
 *
 * @param name as in tables
 * @param space where it is defined
 * @param noise standard deviation of what an evaluation observes
 * @param optimum the lowest value
 * @param anchors what random search reaches
 * @param function the value without noise
 */
public record BenchmarkProblem(
        String name,
        SearchSpace space,
        double noise,
        double optimum,
        Anchors anchors,
        ToDoubleFunction<Configuration> function) {

    /** Median regret of random search after 5 and after 100 evaluations, over many seeds. */
    public record Anchors(double after5, double after100) {}

    /** The value without noise. */
    public double evaluate(Configuration configuration) {
        return function.applyAsDouble(configuration);
    }

    /** The same function, observed with this noise. */
    BenchmarkProblem noisy(String itsName, double deviation, Anchors itsAnchors) {
        return new BenchmarkProblem(itsName, space, deviation, optimum, itsAnchors, function);
    }

    /**
     * The same function, observed with at least this noise, but judged by the same anchors.
     *
     * @param share standard deviation as a share of what random search lacks after 100 evaluations
     */
    public BenchmarkProblem withNoise(double share) {
        return noisy(name, Math.max(noise, share * anchors.after100()), anchors);
    }
}

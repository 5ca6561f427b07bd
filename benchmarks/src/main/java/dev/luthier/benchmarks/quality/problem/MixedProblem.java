package dev.luthier.benchmarks.quality.problem;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem.Anchors;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.util.Map;

/** Eight parameters of every kind that depend on each other, as those of a learning algorithm do. */
final class MixedProblem {
    private static final double OPTIMUM = 3.737183087452772e-05;
    private static final double NOISE = 0.15;

    /** Of choice c1: where the best x1 and x2 are, and what it costs. */
    private record Valley(double x1, double x2, double cost) {}

    /** Of c2 and b: where the best u or m2 is, and what it costs. */
    private record Target(double at, double cost) {}

    private static final Map<String, Valley> C1 = Map.of(
            "a", new Valley(.20, .70, .30),
            "b", new Valley(.80, .30, 0),
            "c", new Valley(.55, .15, .15),
            "d", new Valley(.35, .90, .05));
    private static final Map<String, Target> C2 =
            Map.of("p", new Target(.30, .20), "q", new Target(.65, 0), "r", new Target(.85, .10));
    private static final Map<String, Target> B = Map.of("yes", new Target(.75, 0), "no", new Target(.40, .10));

    private MixedProblem() {}

    static BenchmarkProblem exact() {
        SearchSpace space = SearchSpace.builder()
                .uniform("x1", 0, 1)
                .uniform("x2", 0, 1)
                .logUniform("x3", 1e-4, 1)
                .integer("n1", 1, 20)
                .logInteger("n2", 4, 256)
                .choice("c1", "a", "b", "c", "d")
                .choice("c2", "p", "q", "r")
                .choice("b", "yes", "no")
                .build();
        return new BenchmarkProblem(
                "mixed8", space, 0, OPTIMUM, new Anchors(1.19924, 0.497794), MixedProblem::evaluate);
    }

    static BenchmarkProblem noisy() {
        return exact().noisy("mixed8_noisy", NOISE, new Anchors(1.2092, 0.536732));
    }

    private static double evaluate(Configuration configuration) {
        Valley valley = C1.getOrDefault(configuration.getString("c1"), new Valley(0, 0, 0));
        Target c2 = C2.getOrDefault(configuration.getString("c2"), new Target(0, 0));
        Target b = B.getOrDefault(configuration.getString("b"), new Target(0, 0));
        double u = (StrictMath.log10(configuration.getDouble("x3")) + 4) / 4;
        double m1 = (configuration.getLong("n1") - 1) / 19.0;
        double m2 = StrictMath.log(configuration.getLong("n2") / 4.0) / StrictMath.log(2) / 6;
        double dx = configuration.getDouble("x1") - valley.x1;
        double dy = configuration.getDouble("x2") - valley.x2;
        return 4 * (dx * dx + dy * dy)
                + 2 * dx * dy
                + 0.08 * (1 - StrictMath.cos(6 * Math.PI * dx))
                + 2 * square(u - c2.at)
                + 3 * square(m1 - .25 - .5 * u)
                + 2 * square(m2 - b.at)
                + valley.cost
                + c2.cost
                + b.cost;
    }

    private static double square(double value) {
        return value * value;
    }
}

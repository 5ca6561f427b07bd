package dev.luthier.benchmarks.quality.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.space.Configuration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against values that were computed independently, in Python. */
class ProblemsTest {
    private static final double TEN_DIGITS = 1e-9;

    @ParameterizedTest
    @CsvSource({
        "branin, 32.7527962478",
        "hartmann6, -0.716877273707",
        "ackley5, 21.0597951912",
        "levy8, 102.9139985",
        "rastrigin4, 53.1806981422"
    })
    void hasTheValueOfTheOriginalAQuarterAlongEachAxis(String name, double expected) {
        BenchmarkProblem problem = problem(name);

        double value = problem.evaluate(problem.space().decode(quarters(problem)));

        assertThat(value).isCloseTo(expected, within(Math.abs(expected) * TEN_DIGITS));
    }

    @Test
    void mixedProblemHasTheValueOfTheOriginal() {
        Configuration quarter = Configuration.of(
                Map.of("x1", 0.25, "x2", 0.25, "x3", 0.001, "n1", 6L, "n2", 11L, "c1", "a", "c2", "p", "b", "yes"));

        assertThat(problem("mixed8").evaluate(quarter)).isCloseTo(1.86411737611, within(1e-10));
        assertThat(problem("mixed8_noisy").evaluate(quarter)).isCloseTo(1.86411737611, within(1e-10));
    }

    @Test
    void mixedProblemIsLowestWhereEnumerationFoundItsMinimum() {
        BenchmarkProblem problem = problem("mixed8");
        Configuration best = Configuration.of(
                Map.of("x1", 0.8, "x2", 0.3, "x3", 0.0406081, "n1", 12L, "n2", 91L, "c1", "b", "c2", "q", "b", "yes"));

        assertThat(problem.evaluate(best)).isCloseTo(problem.optimum(), within(1e-9));
    }

    @Test
    void braninIsLowestAtItsThreeMinima() {
        BenchmarkProblem branin = problem("branin");

        for (double[] minimum : new double[][] {{-Math.PI, 12.275}, {Math.PI, 2.275}, {3 * Math.PI, 2.475}}) {
            Configuration at = Configuration.of("x1", minimum[0], "x2", minimum[1]);
            assertThat(branin.evaluate(at)).isCloseTo(branin.optimum(), within(1e-12));
        }
    }

    @Test
    void noiseNeverFallsBelowTheProblemsOwn() {
        assertThat(problem("branin").withNoise(0.1).noise()).isCloseTo(0.0363716, within(1e-12));
        assertThat(problem("mixed8_noisy").withNoise(0.1).noise()).isEqualTo(0.15);
    }

    private static BenchmarkProblem problem(String name) {
        return SyntheticProblems.all().stream()
                .filter(problem -> problem.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double[] quarters(BenchmarkProblem problem) {
        return problem.space().dimensions().stream()
                .mapToDouble(dimension -> 0.25)
                .toArray();
    }
}

package dev.luthier.benchmarks.quality.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.luthier.benchmarks.quality.problem.GridAxis.Choices;
import dev.luthier.benchmarks.quality.problem.GridAxis.Numbers;
import dev.luthier.space.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableProblemsTest {
    private static final Path TABLES = Path.of("../../shared/data/tables");

    /** f = (number of the choice) * 10 + (node of x) at x of 1, 10 and 100. */
    private final GridTable small = new GridTable(
            List.of(new Choices("c", List.of("a", "b")), new Numbers("x", true, List.of(1.0, 10.0, 100.0))),
            new double[] {0, 1, 2, 10, 11, 12});

    @Test
    void interpolatesBetweenNodesInTheLogarithm() {
        assertThat(small.at(Configuration.of("c", "a", "x", 1.0))).isZero();
        assertThat(small.at(Configuration.of("c", "b", "x", 10.0))).isEqualTo(11);
        assertThat(small.at(Configuration.of("c", "b", "x", Math.sqrt(1000)))).isCloseTo(11.5, within(1e-12));
        assertThat(small.at(Configuration.of("c", "a", "x", 100.0))).isEqualTo(2);
    }

    @Test
    void isLowestAtANode() {
        assertThat(small.lowest()).isZero();
    }

    @Test
    void refusesATableOfAnotherSize() {
        assertThatThrownBy(() -> new GridTable(List.of(new Choices("c", List.of("a", "b"))), new double[3]))
                .hasMessage("a grid of 2 nodes has 3 losses");
    }

    @Test
    void foldersWithoutTablesHaveNoProblems() throws IOException {
        assertThat(TableProblems.in(Path.of("src"))).isEmpty();
    }

    @Test
    void networkAndForestHaveTheValuesOfTheOriginal() throws IOException {
        assumeTrue(Files.isDirectory(TABLES), "the tables of real models are not beside the project: " + TABLES);

        List<BenchmarkProblem> problems = TableProblems.in(TABLES);

        double lr = 1e-4 * Math.pow(1e4, .25);
        double alpha = 1e-5 * Math.pow(1e6, .25);
        Configuration network = Configuration.of(
                Map.of("lr", lr, "alpha", alpha, "width", 5L, "batch", 13L, "act", "relu", "solver", "sgd"));
        assertThat(problems.get(0).evaluate(network)).isCloseTo(1.03810234744, within(1e-9));
        assertThat(problems.get(0).optimum()).isEqualTo(0.04091907);
        Configuration forest = Configuration.of(Map.of(
                "trees", 8L, "depth", 4L, "leaf", 2L, "maxfeat", .2875, "criterion", "gini", "bootstrap", "yes"));
        assertThat(problems.get(1).evaluate(forest)).isCloseTo(0.0374787555, within(1e-9));
        assertThat(problems.get(1).optimum()).isEqualTo(0.028247398);
    }
}

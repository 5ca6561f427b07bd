package dev.luthier.benchmarks.quality.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurrogatesTest {
    private static final Path SURROGATES = Path.of("../../shared/data/yahpo");

    @Test
    void theSuiteHasTheOptimaOfTheOriginalAndIsAsHardForRandomSearch() throws IOException {
        assumeTrue(Files.isDirectory(SURROGATES), "the surrogates are not beside the project: " + SURROGATES);

        List<BenchmarkProblem> suite = Surrogates.suiteIn(SURROGATES);

        assertThat(suite)
                .extracting(BenchmarkProblem::name)
                .containsExactly(
                        "lcbench/167168", "lcbench/189873", "lcbench/189906", "rbv2_rpart/14", "rbv2_rpart/40499");
        assertThat(suite.get(0).optimum()).isEqualTo(-87.94883);
        // Optuna's random search came to medians of 80.4, 80.1, 87.8 and 0.775 after 100 evaluations, with 10 seeds
        assertThat(suite.get(0).anchors().after100()).isCloseTo(87.95 - 80.4, within(2.0));
        assertThat(suite.get(1).anchors().after100()).isCloseTo(94.52 - 80.1, within(4.0));
        assertThat(suite.get(2).anchors().after100()).isCloseTo(93.07 - 87.8, within(1.0));
        assertThat(suite.get(3).anchors().after100()).isCloseTo(0.818 - 0.775, within(0.02));
    }
}

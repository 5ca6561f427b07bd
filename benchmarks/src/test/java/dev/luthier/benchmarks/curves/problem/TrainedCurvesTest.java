package dev.luthier.benchmarks.curves.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.luthier.space.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainedCurvesTest {
    private static final Path SURROGATES = Path.of("../../shared/data/yahpo");

    @Test
    void foldersWithoutModelsHaveNoCurves() throws IOException {
        assertThat(CurveProblems.trainedIn(Path.of("src"))).isEmpty();
    }

    @Test
    void epochsAreThoseOfTheOriginal() throws IOException {
        assumeTrue(Files.isDirectory(SURROGATES), "the surrogates are not beside the project: " + SURROGATES);

        List<CurveProblem> curves = CurveProblems.trainedIn(SURROGATES);

        assertThat(curves)
                .extracting(CurveProblem::name)
                .containsExactly("lcbench-167168", "lcbench-189873", "lcbench-189906");
        Configuration first = Configuration.of(Map.of(
                "batch_size", 443L,
                "learning_rate", 0.000263697,
                "max_dropout", 0.0236161,
                "max_units", 1020L,
                "momentum", 0.263986,
                "num_layers", 1L,
                "weight_decay", 0.0739619));
        assertThat(curves.get(2).observed(first, 0, 1)).isCloseTo(-22.50353, within(0.0225));
        assertThat(curves.get(2).seconds(first, 0, 1)).isEqualTo(1);
    }
}

package dev.luthier.benchmarks.quality.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.space.Configuration;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleteGridsTest {
    private static final String SPACE = """
            {"direction": "maximize", "params": [
              {"name": "op", "type": "categorical", "values": ["none", "pool"]},
              {"name": "rate", "type": "double", "values": [0.1, 1]},
              {"name": "width", "type": "int", "values": [8, 16]}]}""";
    private static final String TABLE = """
            config,seed0,seed1
            000,10,20
            001,30,
            010,40,40
            011,50,50
            100,60,60
            101,70,70
            111,90,91
            110,80,80
            """;

    @TempDir
    private Path folder;

    @Test
    void theLossIsTheMeanOfAllTrainings() throws IOException {
        write(TABLE);

        List<BenchmarkProblem> problems = CompleteGrids.in(folder);

        assertThat(problems).extracting(BenchmarkProblem::name).containsExactly("images");
        BenchmarkProblem problem = problems.get(0);
        assertThat(problem.optimum()).isEqualTo(-90.5);
        assertThat(problem.evaluate(Configuration.of("op", "none", "rate", 0.1, "width", 8L)))
                .isEqualTo(-15);
        assertThat(problem.evaluate(Configuration.of("op", "none", "rate", 0.1, "width", 16L)))
                .isEqualTo(-30);
        assertThat(problem.evaluate(Configuration.of("op", "pool", "rate", 1.0, "width", 8L)))
                .isEqualTo(-80);
        assertThat(problem.anchors().after100()).isCloseTo(0, within(1e-12));
    }

    @Test
    void refusesATableWithHoles() throws IOException {
        write(TABLE.replace("110,80,80\n", ""));

        assertThatThrownBy(() -> CompleteGrids.in(folder))
                .hasMessageEndingWith("images.csv.gz does not have a metric for each of 8 nodes");
    }

    private void write(String table) throws IOException {
        Path grid = Files.createDirectory(folder.resolve("cells"));
        Files.writeString(grid.resolve("space.json"), SPACE);
        try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(grid.resolve("images.csv.gz")))) {
            bytes.write(table.getBytes(StandardCharsets.UTF_8));
        }
    }
}

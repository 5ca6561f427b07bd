package dev.luthier.benchmarks.quality.problem;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem.Anchors;
import dev.luthier.benchmarks.quality.problem.GridAxis.Choices;
import dev.luthier.benchmarks.quality.problem.GridAxis.Numbers;
import dev.luthier.space.SearchSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Real models, trained beforehand on full grids: a network with one hidden layer on the wine data, and a random forest on the
 * breast cancer data, both of scikit-learn, by cross-validation. Their tables are files beside the project.
 */
public final class TableProblems {
    private TableProblems() {}

    /** Those whose tables are in a folder: {@code mlp_wine.csv}, {@code rf_cancer.csv}. */
    public static List<BenchmarkProblem> in(Path folder) throws IOException {
        List<BenchmarkProblem> problems = new ArrayList<>();
        Path network = folder.resolve("mlp_wine.csv");
        if (Files.isReadable(network)) {
            problems.add(network(network));
        }
        Path forest = folder.resolve("rf_cancer.csv");
        if (Files.isReadable(forest)) {
            problems.add(forest(forest));
        }
        return problems;
    }

    private static BenchmarkProblem network(Path file) throws IOException {
        SearchSpace space = SearchSpace.builder()
                .logUniform("lr", 1e-4, 1)
                .logUniform("alpha", 1e-5, 10)
                .logInteger("width", 2, 64)
                .logInteger("batch", 8, 64)
                .choice("act", "relu", "tanh", "logistic")
                .choice("solver", "sgd", "adam")
                .build();
        GridTable table = GridTable.read(
                List.of(
                        Numbers.geometric("lr", 1e-4, 1, 9),
                        Numbers.geometric("alpha", 1e-5, 10, 3),
                        new Numbers("width", true, List.of(2.0, 4.0, 8.0, 16.0, 32.0, 64.0)),
                        new Numbers("batch", true, List.of(8.0, 64.0)),
                        new Choices("act", List.of("relu", "tanh", "logistic")),
                        new Choices("solver", List.of("sgd", "adam"))),
                file);
        return problem("mlp_wine", space, table, new Anchors(0.0984933, 0.0280058));
    }

    private static BenchmarkProblem forest(Path file) throws IOException {
        SearchSpace space = SearchSpace.builder()
                .logInteger("trees", 4, 64)
                .integer("depth", 1, 12)
                .logInteger("leaf", 1, 32)
                .uniform("maxfeat", .05, 1)
                .choice("criterion", "gini", "entropy")
                .choice("bootstrap", "yes", "no")
                .build();
        GridTable table = GridTable.read(
                List.of(
                        new Numbers("trees", true, List.of(4.0, 8.0, 16.0, 32.0, 64.0)),
                        new Numbers("depth", false, List.of(1.0, 3.0, 6.0, 12.0)),
                        new Numbers("leaf", true, List.of(1.0, 4.0, 12.0, 32.0)),
                        new Numbers("maxfeat", false, List.of(.05, .2, .5, 1.0)),
                        new Choices("criterion", List.of("gini", "entropy")),
                        new Choices("bootstrap", List.of("yes", "no"))),
                file);
        return problem("rf_cancer", space, table, new Anchors(0.00581868, 0.00212597));
    }

    private static BenchmarkProblem problem(String name, SearchSpace space, GridTable table, Anchors anchors) {
        return new BenchmarkProblem(name, space, 0, table.lowest(), anchors, table::at);
    }
}

package dev.luthier.optimizers.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.luthier.definition.Cell;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.experiment.Luthier;
import dev.luthier.json.DefinitionJson;
import dev.luthier.json.DefinitionYaml;
import dev.luthier.matrix.Matrix;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.SearchSpace;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A matrix in YAML is the same as in Java. */
class MatrixYamlTest {
    private static final String YAML = """
            name: tabular
            metric: score
            direction: maximize
            matrix:
              data:
                - {name: flowers, type: classification, sets: [iris, wine]}
                - {name: prices, type: regression, sets: [houses]}
              models:
                - name: trees
                  models:
                    - name: forest
                      space:
                        trees: {log_int_uniform: [20, 200]}
                        max_depth: {int_uniform: [3, 12]}
                        subsample: {uniform: [0.4, 0.9]}
                        lambda: {log_uniform: [1e-3, 10]}
                        split: {choices: [gini, entropy]}
                        bins: {ordinal: [16, 64, 256]}
                        seed: {constant: 7}
                - name: bayes
                  models:
                    - name: naive-bayes
                      types: [classification]
                      space: {smoothing: {log_uniform: [1e-6, 1]}}
              applications:
                - {models: [trees, bayes], data: [flowers]}
                - {models: [trees], data: [prices]}
              runsPerTask: 4
              adaptive: true
              searcher: {name: tpe, settings: {startupTrials: 3}}
            seed: 3
            """;

    @Test
    void givesTheDefinitionThatTheBuilderGives() {
        SearchSpace forest = SearchSpace.builder()
                .logInteger("trees", 20, 200)
                .integer("max_depth", 3, 12)
                .uniform("subsample", 0.4, 0.9)
                .logUniform("lambda", 1e-3, 10)
                .choice("split", "gini", "entropy")
                .ordinal("bins", 16, 64, 256)
                .constant("seed", 7)
                .build();
        Matrix matrix = Matrix.builder()
                .data("flowers", "classification", "iris", "wine")
                .data("prices", "regression", "houses")
                .model("trees", "forest", forest)
                .model(
                        "bayes",
                        "naive-bayes",
                        SearchSpace.builder().logUniform("smoothing", 1e-6, 1).build(),
                        "classification")
                .apply("trees", "flowers", "prices")
                .apply("bayes", "flowers")
                .runsPerTask(4)
                .adaptive()
                .searcher(new Named("tpe", Map.of("startupTrials", 3)))
                .build();

        Definition read = DefinitionYaml.read(YAML);

        assertThat(read.tasks()).isEqualTo(matrix.tasks());
        assertThat(read.optimizer()).isEqualTo(matrix.optimizer());
        assertThat(read.budget().trials()).isEqualTo(20);
        assertThat(read.limits()).isEqualTo(matrix.limits());
        assertThat(read.seed()).isEqualTo(3);
    }

    @Test
    void isRecordedAsItsTasks() {
        Definition read = DefinitionYaml.read(YAML);

        Definition recorded = DefinitionJson.read(DefinitionJson.write(read));

        assertThat(recorded).isEqualTo(read);
        assertThat(recorded.tasks())
                .extracting(Task::cell)
                .startsWith(
                        new Cell("iris", "classification", "forest"),
                        new Cell("iris", "classification", "naive-bayes"));
    }

    @Test
    void canBeRun() {
        var result = Luthier.matrix(DefinitionYaml.read(YAML))
                .quiet()
                .train((run, trial) -> run.model().length() + trial.number() / 100.0)
                .runOn(LocalSlots.of(2));

        assertThat(result.ending().isRegular()).isTrue();
        assertThat(result.counts().finished()).isEqualTo(result.trials().size()).isBetween(15, 20);
    }

    @Test
    void namesEveryMistakeWithItsPlace() {
        String wrong = YAML.replace("int_uniform: [3, 12]", "int_uniform: [3.5, 12]")
                .replace("uniform: [0.4, 0.9]", "normal: [0.4, 0.9]")
                .replace("runsPerTask: 4", "runsPerTask: 0")
                .replace("adaptive: true", "adaptive: yes")
                .replace("data: [prices]", "data: [price]");

        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> DefinitionYaml.read(wrong));

        assertThat(refused.problems())
                .anyMatch(problem -> problem.contains("max_depth.int_uniform: expected two whole numbers"))
                .anyMatch(problem -> problem.contains("subsample: expected exactly one of uniform, log_uniform"))
                .anyMatch(problem -> problem.contains("adaptive: expected true or false, but is \"yes\""))
                .anyMatch(problem -> problem.contains("runsPerTask is 0, must be 1 or more"))
                .anyMatch(
                        problem -> problem.contains("there is no group of data sets 'price', only [flowers, prices]"));
    }

    @Test
    void aMatrixAndTasksExcludeEachOther() {
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> DefinitionYaml.read(YAML + "tasks: []\noptimizer: {name: tpe}\n"));

        assertThat(refused.problems())
                .anyMatch(problem -> problem.contains(": tasks: unknown field"))
                .anyMatch(problem -> problem.contains(": optimizer: unknown field"));
    }
}

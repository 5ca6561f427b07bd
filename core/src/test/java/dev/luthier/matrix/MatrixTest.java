package dev.luthier.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.luthier.definition.Cell;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.space.SearchSpace;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatrixTest {
    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).build();
    private static final SearchSpace OTHER =
            SearchSpace.builder().uniform("y", 0, 1).build();

    @Test
    void everyModelOfAGroupIsRunOnEveryDataSetOfTheOther() {
        Matrix matrix = Matrix.builder()
                .data("flowers", "classification", "iris", "irises")
                .data("prices", "regression", "houses")
                .model("trees", "tree", SPACE)
                .model("trees", "forest", OTHER)
                .model("lines", "ridge", SPACE)
                .apply("trees", "flowers", "prices")
                .apply("lines", "prices")
                .build();

        assertThat(matrix.tasks())
                .extracting(Task::name)
                .containsExactly(
                        "iris × tree",
                        "iris × forest",
                        "irises × tree",
                        "irises × forest",
                        "houses × tree",
                        "houses × forest",
                        "houses × ridge");
        assertThat(matrix.tasks().get(1).space()).isEqualTo(OTHER);
        assertThat(matrix.tasks().get(6).cell()).isEqualTo(new Cell("houses", "regression", "ridge"));
        assertThat(matrix.trials()).isEqualTo(35);
    }

    @Test
    void aModelDoesNotMeetDataOfATypeThatItDoesNotServe() {
        Matrix matrix = Matrix.builder()
                .data("flowers", "classification", "iris")
                .data("prices", "regression", "houses")
                .model("all", "tree", SPACE)
                .model("all", "bayes", SPACE, "classification")
                .model("all", "ridge", SPACE, "regression")
                .apply("all", "flowers", "prices")
                .build();

        assertThat(matrix.tasks())
                .extracting(Task::name)
                .containsExactly("iris × tree", "iris × bayes", "houses × tree", "houses × ridge");
        assertThat(matrix.leftOut())
                .containsExactly(
                        "ridge serves [regression], not the classification of iris",
                        "bayes serves [classification], not the regression of houses");
    }

    @Test
    void aPairThatTwoApplicationsNameIsThereOnce() {
        Matrix matrix = Matrix.builder()
                .data("flowers", "classification", "iris")
                .model("trees", "tree", SPACE)
                .apply("trees", "flowers", "flowers")
                .build();

        assertThat(matrix.tasks()).hasSize(1);
    }

    @Test
    void itsOptimizerIsDescribedWithAllSettings() {
        Named optimizer = Matrix.builder()
                .data("flowers", "classification", "iris")
                .model("trees", "tree", SPACE)
                .apply("trees", "flowers")
                .runsPerTask(7)
                .ahead(0)
                .maxFailures(2)
                .adaptive()
                .warmStart(1)
                .searcher(new Named("grid", Map.of("resolution", 4)))
                .build()
                .optimizer();

        assertThat(optimizer)
                .hasToString("matrix{adaptive=true, ahead=0, maxFailures=2, runsPerTask=7, searcher=grid,"
                        + " searcher.resolution=4, warmStart=1}");
    }

    @Test
    void namesAllMistakesAtOnce() {
        MatrixBuilder wrong = Matrix.builder()
                .data("flowers", "classification", "iris", "iris")
                .data("empty", "regression")
                .model("trees", "ridge", SPACE, "regression")
                .apply("trees", "flowers", "plants")
                .apply("bushes", "flowers")
                .runsPerTask(0)
                .warmStart(1);

        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, wrong::build);

        assertThat(refused.problems())
                .containsExactly(
                        "runsPerTask is 0, must be 1 or more",
                        "warmStart is 1, must be 0 to the 0 runs of a task",
                        "there are two of the name 'iris', a data set: names must differ",
                        "group of data sets 'empty' is empty",
                        "application of 'trees' to 'flowers': none of the models serves data sets of type 'classification'",
                        "application of 'trees' to 'plants': there is no group of data sets 'plants', only [flowers, empty]",
                        "application of 'bushes' to 'flowers': there is no group of models 'bushes', only [trees]");
    }

    @Test
    void aMatrixThatAppliesNothingIsRefused() {
        MatrixBuilder nothing =
                Matrix.builder().data("flowers", "classification", "iris").model("trees", "tree", SPACE);

        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, nothing::build);

        assertThat(refused.problems())
                .containsExactly("no models are applied to any data sets: say apply(\"MODELS\", \"DATA\")");
    }
}

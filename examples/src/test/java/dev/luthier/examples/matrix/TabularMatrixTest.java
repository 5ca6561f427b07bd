package dev.luthier.examples.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.matrix.CellRun;
import dev.luthier.matrix.Matrix;
import dev.luthier.matrix.result.MatrixResult;
import dev.luthier.run.LocalSlots;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example in small: two data sets of either type that train in milliseconds. */
class TabularMatrixTest {
    private static final List<String> CLASSIFICATION = List.of("iris", "wine");
    private static final List<String> REGRESSION = List.of("diabetes", "cars");

    @Test
    void everyFamilyLearnsSomethingFromEveryDataSetThatItServes() {
        Matrix matrix = TabularMatrix.matrix(2, false, CLASSIFICATION, REGRESSION);

        ExperimentResult<CellRun> result = TabularMatrix.run(
                Luthier.matrix("tabular-matrix", matrix)
                        .journal(JournalProvider.inMemory())
                        .quiet(),
                LocalSlots.of(2));

        MatrixResult table = MatrixResult.of(result.definition(), result.trials());
        assertThat(result.counts().finished()).isEqualTo(2 * (2 * 5 + 2 * 4));
        assertThat(matrix.leftOut()).isEmpty();
        assertThat(table.models()).containsExactly("linear", "tree", "forest", "boosting", "naive-bayes");
        for (String data : CLASSIFICATION) {
            for (String model : table.models()) {
                assertThat(table.best(data, model).orElseThrow())
                        .as("%s of %s", model, data)
                        .isGreaterThan(0.6);
            }
        }
        assertThat(table.best("cars", "forest").orElseThrow()).isGreaterThan(0.7);
        assertThat(table.best("cars", "naive-bayes")).isEmpty();
        assertThat(table.comparison().orElseThrow().models()).hasSize(4);
    }

    @Test
    void theBundledDataAreWhatTheyAreSaidToBe() throws Exception {
        assertThat(Rows.bundled("digits").size()).isEqualTo(1797);
        assertThat(Rows.bundled("anes96").size()).isEqualTo(944);
        assertThat(Rows.bundled("randhie").size()).isEqualTo(2019);
        assertThat(Rows.bundled("cars").columns()).isEqualTo(7);
        assertThat(Rows.bundled("wine").classes()).isEqualTo(3);
    }

    @Test
    void theColumnsThatAreLearnedFromAreStandardised() throws Exception {
        Rows training = Lesson.of("wine", true).training();

        double sum = 0;
        double squares = 0;
        for (float[] row : training.features()) {
            sum += row[12];
            squares += row[12] * row[12];
        }

        assertThat(sum / training.size()).isBetween(-1e-5, 1e-5);
        assertThat(squares / training.size()).isBetween(0.9999, 1.0001);
    }
}

package dev.luthier.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    @TempDir
    private Path folder;

    @Test
    void digitsAreTheOnesOfTheirDescription() throws IOException {
        Table digits = Table.bundled("digits.csv.gz");

        assertThat(digits.rows()).isEqualTo(1797);
        assertThat(digits.columns()).isEqualTo(64);
        assertThat(digits.classCount()).isEqualTo(10);
        // the first row of the data is an image of a zero: 0, 0, 5, 13, 9, 1, 0, 0 …
        assertThat(digits.classOf(0)).isZero();
        assertThat(digits.value(0, 3)).isEqualTo(13);
    }

    @Test
    void breastCancerDataAreTheOnesOfTheirDescription() throws IOException {
        Table table = Table.bundled("breast_cancer.csv");

        assertThat(table.rows()).isEqualTo(569);
        assertThat(table.columns()).isEqualTo(30);
        assertThat(table.classCount()).isEqualTo(2);
    }

    @Test
    void readsAFileOfTheUser() throws IOException {
        Path file = Files.writeString(folder.resolve("own.csv"), "a,b,target\n1.5,-2,0\n3,4e2,1\n");

        Table table = Table.read(file);

        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.value(0, 0)).isEqualTo(1.5f);
        assertThat(table.value(1, 1)).isEqualTo(400f);
        assertThat(table.classOf(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b,target;1,2,0;1,x,0 | line 3, column 2 is 'x', must be a number",
                "a,b,target;1,2 | line 2 has 2 columns, the header has 3",
                "a,b,target;1,2,0.5 | line 2 has the class '0.5', must be 0, 1, 2",
                "a,b,target;1,2,-1 | line 2 has the class '-1', must be 0, 1, 2",
                "a,b,target | has no rows",
                "target;1 | has no header with at least two columns",
            })
    void refusesAFileAndNamesThePlace(String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("own.csv"), content.replace(";", "\n") + "\n");

        assertThatThrownBy(() -> Table.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("own.csv")
                .hasMessageContaining(message);
    }
}

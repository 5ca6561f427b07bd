package dev.luthier.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.ablation.AblationStudy;
import dev.luthier.ablation.AbstractAblator;
import dev.luthier.ablation.effect.Contrast;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.ablation.report.AblationReport;
import dev.luthier.ablation.variant.AblationSpace;
import dev.luthier.ablation.variant.Measurements;
import dev.luthier.experiment.Luthier;
import dev.luthier.run.LocalSlots;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTablesTest {
    private static final String TITANIC = """
            pclass,name,fare,survived
            3,"Braund, Mr. Owen ""Harris""\",7.25,0
            1,"Cumings
            (Florence)",,1

            2,Ålund,NA,1
            """;

    @TempDir
    private Path folder;

    @Test
    void readsNumbersTextsAndWhatIsMissing() throws IOException {
        Table table = read(TITANIC);

        assertThat(table.columns()).containsExactly("pclass", "name", "fare", "survived");
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.numbers("pclass")).containsExactly(3, 1, 2);
        assertThat(table.numbers("fare")).containsExactly(7.25, Double.NaN, Double.NaN);
        assertThat(table.texts("name")).containsExactly("Braund, Mr. Owen \"Harris\"", "Cumings\n(Florence)", "Ålund");
        assertThat(table.isNumeric("name")).isFalse();
        assertThat(table.rows(2, 0).numbers("pclass")).containsExactly(2, 3);
    }

    @Test
    void findsTablesByNameAndVersion() throws IOException {
        Files.writeString(folder.resolve("titanic_1.csv"), TITANIC);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("titanic_2.csv.gz")))) {
            out.write("a,survived\r\n1,0\r\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(CsvTables.in(folder).read("titanic", 1).rows()).isEqualTo(3);
        assertThat(CsvTables.in(folder).read("titanic", 2).columns()).containsExactly("a", "survived");
        assertThatThrownBy(() -> CsvTables.in(folder).read("titanic", 3))
                .hasMessageContaining("there is no table 'titanic' of version 3 in " + folder)
                .hasMessageContaining("there are [titanic_1.csv, titanic_2.csv.gz]");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertThatThrownBy(() -> read("a,b\n1,2\n\n3\n")).hasMessage("test.csv: line 3: has 1 cells, the header has 2");
        assertThatThrownBy(() -> read("")).hasMessage("test.csv: has no header");
        assertThatThrownBy(() -> read("a,a\n")).hasMessage("test.csv: has a name twice in its header [a, a]");
        assertThatThrownBy(() -> read("a\n\"b")).hasMessage("test.csv: line 2: a quote is opened and never closed");
        assertThatThrownBy(() -> read(TITANIC).numbers("name")).hasMessage("column 'name' has texts, not numbers");
        assertThatThrownBy(() -> read(TITANIC).texts("nam"))
                .hasMessageContaining("there is no column 'nam', only [pclass");
    }

    @Test
    void anAblationGetsTheTableWithoutWhatIsLeftOut() throws IOException {
        AblationStudy study = AblationStudy.of("titanic", 1, "survived")
                .setDatasetGenerator(new TableGenerator(read(TITANIC), "survived"));
        study.features().includeAll();

        AblationReport report = Luthier.ablation("columns", study)
                .maximize("columns")
                .optimizer(new EachLeaves())
                .quiet()
                .train((kept, trial) -> kept.dataset(Table.class).columns().size())
                .runOn(LocalSlots.of(2))
                .ablation();

        assertThat(report.reference().mean()).isEqualTo(4);
        assertThat(report.effects())
                .hasSize(3)
                .allMatch(effect -> effect.estimate().mean() == 1);
    }

    @Test
    void theLabelHasToBeAColumn() throws IOException {
        AblationStudy study = AblationStudy.of("titanic", "survive")
                .setDatasetGenerator(new TableGenerator(read(TITANIC), "survive"));
        study.features().include("age");

        assertThatThrownBy(() -> Luthier.ablation("wrong", study))
                .hasMessageContaining(
                        "there is no feature 'age' in data set 'titanic', only [pclass, name, fare, survived]")
                .hasMessageContaining("there is no column 'survive' in data set 'titanic' for a label");
    }

    private static final class EachLeaves extends AbstractAblator {
        EachLeaves() {
            super(Repeats.of(2));
        }

        @Override
        protected List<Contrast> contrasts(AblationSpace space, Measurements found) {
            return space.components().stream().map(Contrast::leaving).toList();
        }
    }

    private static Table read(String text) throws IOException {
        return CsvTables.read("test.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}

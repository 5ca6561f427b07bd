package dev.luthier.recording.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.recording.input.InputFingerprint.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The schema of a table is read from the table. */
class SchemaTest {
    /** Written by Spark 4.1: id bigint, digit int, score double, name string, even boolean, day date, pixels array of float … */
    private static final Path PARQUET = Path.of("src/test/resources/inputs/table.parquet");

    @Test
    void firstRowOfCsvNamesItsColumnsAndTheOthersTheirTypes() throws IOException {
        assertThat(csv("""
                id,name,score,ok,note
                1,"a, b",0.5,true,
                2,c,1e-3,false,
                """)).containsExactly("id whole", "name text", "score number", "ok boolean", "note empty");
    }

    @Test
    void columnIsWhatAllItsValuesAre() throws IOException {
        assertThat(csv("""
                a,b,c,d
                1,true,1,
                2.5,1,x,3
                """)).containsExactly("a number", "b text", "c text", "d whole");
    }

    @Test
    void csvWithoutNamesHasNumberedColumns() throws IOException {
        assertThat(csv("1.5,setosa\n2.5,virginica\n")).containsExactly("column0 number", "column1 text");
    }

    @Test
    void quotedValuesMayHoldQuotesSeparatorsAndLineEnds() throws IOException {
        assertThat(csv("\uFEFFa,b\r\n\"x\"\"y,\nz\",7\r\n")).containsExactly("a text", "b whole");
    }

    @Test
    void lastValueOfRowMayBeEmpty() throws IOException {
        assertThat(csv("a,b\n1,\n2,")).containsExactly("a whole", "b empty");
    }

    @Test
    void emptyCsvHasNoColumns() throws IOException {
        assertThat(csv("")).isEmpty();
    }

    @Test
    void compressedTableIsReadThrough() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("a\tb\n1\tx\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(CsvSchema.read("t.tsv.gz", new ByteArrayInputStream(bytes.toByteArray())))
                .containsExactly(new Column("a", "whole"), new Column("b", "text"));
    }

    @Test
    void columnsOfParquetAreTheLeavesOfItsSchema() throws IOException {
        List<Column> columns = ParquetSchema.read(() -> Files.newInputStream(PARQUET), Files.size(PARQUET));

        assertThat(columns)
                .extracting(Column::toString)
                .containsExactly(
                        "id int64",
                        "digit int32",
                        "score double, optional",
                        "name byte_array (utf8)",
                        "even boolean, optional",
                        "day int32 (date)",
                        "pixels.list.element float",
                        "address.city byte_array (utf8)",
                        "address.zip int32",
                        "price int64 (decimal), optional",
                        "at int96");
    }

    @Test
    void whatOnlyHasTheNameOfParquetIsRefused() {
        byte[] bytes = "this is some text and no table".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ParquetSchema.read(() -> new ByteArrayInputStream(bytes), bytes.length))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not end as a Parquet file");
    }

    private static List<String> csv(String text) throws IOException {
        return CsvSchema.read("t.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).stream()
                .map(Column::toString)
                .toList();
    }
}

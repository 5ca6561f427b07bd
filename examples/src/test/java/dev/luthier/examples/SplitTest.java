package dev.luthier.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Test
    void partsTogetherAreTheTable() throws IOException {
        Table digits = Table.bundled("digits.csv.gz");

        Split split = Split.stratified(digits, 7);

        List<String> rowsOfParts = Stream.of(split.training(), split.validation(), split.test())
                .flatMap(part -> rows(part).stream())
                .toList();
        assertThat(rowsOfParts).containsExactlyInAnyOrderElementsOf(rows(digits));
    }

    @Test
    void everyPartHasItsShareOfEachClass() throws IOException {
        Table digits = Table.bundled("digits.csv.gz");

        Split split = Split.stratified(digits, 7);

        for (int digit = 0; digit < 10; digit++) {
            double all = count(digits, digit);
            assertThat(count(split.training(), digit) / all).isBetween(0.59, 0.61);
            assertThat(count(split.validation(), digit) / all).isBetween(0.19, 0.21);
        }
    }

    @Test
    void seedDecidesWhichRowGoesWhere() throws IOException {
        Table digits = Table.bundled("digits.csv.gz");

        assertThat(rows(Split.stratified(digits, 7).test()))
                .isEqualTo(rows(Split.stratified(digits, 7).test()))
                .isNotEqualTo(rows(Split.stratified(digits, 8).test()));
    }

    private static long count(Table table, int digit) {
        return IntStream.range(0, table.rows())
                .filter(row -> table.classOf(row) == digit)
                .count();
    }

    private static List<String> rows(Table table) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            StringBuilder text = new StringBuilder().append(table.classOf(row));
            for (int column = 0; column < table.columns(); column++) {
                text.append(' ').append(table.value(row, column));
            }
            rows.add(text.toString());
        }
        return rows;
    }
}

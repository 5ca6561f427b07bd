package dev.luthier.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunDataTest {

    @Test
    void piecesKeepToTheLimitsAndTheOrder() {
        List<RunData.Metric> metrics = new ArrayList<>();
        for (int step = 0; step < 2_500; step++) {
            metrics.add(new RunData.Metric("loss", step, 0, step));
        }
        RunData data = new RunData(metrics, entries(250, 10), entries(120, 10));

        List<RunData> pieces = data.pieces();

        assertThat(pieces).allSatisfy(piece -> {
            assertThat(piece.params()).hasSizeLessThanOrEqualTo(100);
            assertThat(piece.tags()).hasSizeLessThanOrEqualTo(100);
            assertThat(piece.metrics().size()
                            + piece.params().size()
                            + piece.tags().size())
                    .isLessThanOrEqualTo(1000);
        });
        assertThat(pieces.stream().flatMap(piece -> piece.metrics().stream())).containsExactlyElementsOf(metrics);
        assertThat(pieces.stream().mapToInt(piece -> piece.params().size()).sum())
                .isEqualTo(250);
        assertThat(pieces.stream().mapToInt(piece -> piece.tags().size()).sum()).isEqualTo(120);
    }

    @Test
    void piecesStayBelowOneMegabyte() {
        RunData data = new RunData(List.of(), entries(100, 6000), Map.of());

        List<RunData> pieces = data.pieces();

        assertThat(pieces)
                .hasSizeGreaterThan(3)
                .allSatisfy(piece -> assertThat(6
                                * piece.params().values().stream()
                                        .mapToInt(String::length)
                                        .sum())
                        .isLessThan(1_000_000));
    }

    @Test
    void nothingMakesNoPiece() {
        assertThat(new RunData(List.of(), Map.of(), Map.of()).pieces()).isEmpty();
    }

    private static Map<String, String> entries(int count, int length) {
        Map<String, String> entries = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            entries.put("key" + i, "v".repeat(length));
        }
        return entries;
    }
}

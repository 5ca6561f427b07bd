package dev.luthier.matrix.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A matrix as lines of text. */
final class ResultText {
    private static final int MOST_ROWS = 40;
    private static final int MOST_PAIRS = 10;

    private final MatrixResult result;

    ResultText(MatrixResult result) {
        this.result = result;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "%s: best %s, mean ± standard deviation (runs); * best of its row",
                result.experiment(), result.metric()));
        lines.addAll(aligned(rows()));
        int hidden = result.dataSets().size() - MOST_ROWS;
        if (hidden > 0) {
            lines.add("  … and " + hidden + " more data sets");
        }
        result.comparison().ifPresent(comparison -> lines.addAll(lines(comparison)));
        return String.join("\n", lines);
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("data set"));
        header.addAll(result.models());
        rows.add(header);
        result.dataSets().stream().limit(MOST_ROWS).forEach(data -> {
            List<String> row = new ArrayList<>(List.of(data));
            result.models().forEach(model -> row.add(cell(data, model)));
            rows.add(row);
        });
        return rows;
    }

    private String cell(String data, String model) {
        return result.cell(data, model)
                .map(cell -> cell(cell, isBestOf(data, cell)))
                .orElse("");
    }

    private boolean isBestOf(String data, CellResult cell) {
        double its = cell.bestMetric().orElse(Double.NaN);
        return result.models().stream()
                .noneMatch(model ->
                        result.direction().better(result.best(data, model).orElse(Double.NaN), its));
    }

    private static String cell(CellResult cell, boolean isBest) {
        if (cell.bestMetric().isEmpty()) {
            return cell.isIncompatible()
                    ? "incompatible (" + cell.runs() + ")"
                    : cell.runs() == 0 ? "no run" : "none finished (" + cell.runs() + ")";
        }
        String spread = Double.isNaN(cell.standardDeviation()) ? "" : " ± " + number(cell.standardDeviation());
        return number(cell.bestMetric().getAsDouble()) + (isBest ? "*" : "") + " " + number(cell.mean()) + spread + " ("
                + cell.runs() + ")";
    }

    private static List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        List<String> ranks = new ArrayList<>();
        for (int i = 0; i < comparison.models().size(); i++) {
            ranks.add(comparison.models().get(i) + " " + two(comparison.meanRank(i)));
        }
        lines.add("mean ranks over " + comparison.dataSets().size() + " data sets: " + String.join(", ", ranks));
        lines.add(String.format(
                Locale.ROOT,
                "Friedman: chi-squared %.3f, p = %s; Iman-Davenport: F %.3f, p = %s: %s",
                comparison.test().chiSquared(),
                probability(comparison.test().p()),
                comparison.test().f(),
                probability(comparison.test().fP()),
                comparison.isSignificant() ? "the models differ" : "no difference can be told from chance"));
        lines.add("Nemenyi: mean ranks differ if they are " + two(comparison.criticalDifference()) + " apart (5 %)");
        comparison.pairs().stream()
                .limit(MOST_PAIRS)
                .forEach(pair -> lines.add(String.format(
                        Locale.ROOT,
                        "  %s over %s: Wilcoxon p = %s, after Holm %s",
                        pair.one(),
                        pair.other(),
                        probability(pair.test().p()),
                        probability(pair.adjustedP()))));
        return lines;
    }

    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(i == 0 ? "  " : "   ")
                        .append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String probability(double p) {
        return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }
}

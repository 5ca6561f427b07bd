package dev.luthier.matrix.result;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A matrix as a table of coloured boxes: the better the rank within its row, the darker. */
final class HeatMap {
    private static final int MOST_ROWS = 200;
    private static final double LETTER = 7;
    private static final double BOX_WIDTH = 84;
    private static final double BOX_HEIGHT = 26;
    private static final double MARGIN = 12;
    private static final int[] BEST = {0x08, 0x45, 0x94};
    private static final int[] WORST = {0xe8, 0xf1, 0xfa};

    private final MatrixResult result;
    private final List<String> rows;
    private final double left;
    private final double top;

    HeatMap(MatrixResult result) {
        this.result = result;
        this.rows = result.dataSets().stream().limit(MOST_ROWS).toList();
        this.left = 2 * MARGIN + LETTER * longest(rows);
        this.top = 3 * MARGIN + 0.65 * LETTER * longest(result.models());
    }

    String svg() {
        int hidden = result.dataSets().size() - rows.size();
        List<String> models = result.models();
        double right = MARGIN + LETTER * longest(models);
        Svg svg = new Svg(
                left + BOX_WIDTH * models.size() + right,
                top + BOX_HEIGHT * (rows.size() + (hidden > 0 ? 1 : 0)) + MARGIN);
        for (int column = 0; column < models.size(); column++) {
            svg.upwards(left + BOX_WIDTH * (column + 0.4), top - 6, models.get(column));
        }
        for (int row = 0; row < rows.size(); row++) {
            svg.text(left - MARGIN, baseline(row), Svg.Anchor.END, rows.get(row), "#222");
            for (int column = 0; column < models.size(); column++) {
                draw(svg, row, column);
            }
        }
        if (hidden > 0) {
            svg.text(left, baseline(rows.size()), Svg.Anchor.START, "and " + hidden + " more data sets", "#222");
        }
        return svg.document(result.experiment() + ": best " + result.metric() + " of each model on each data set");
    }

    private void draw(Svg svg, int row, int column) {
        String data = rows.get(row);
        String model = result.models().get(column);
        OptionalDouble best = result.best(data, model);
        double x = left + BOX_WIDTH * column;
        double share = goodness(data, model);
        svg.box(x, top + BOX_HEIGHT * row, BOX_WIDTH, BOX_HEIGHT, best.isPresent() ? colour(share) : "#f4f4f4");
        String words = best.isPresent()
                ? ResultText.number(best.getAsDouble())
                : result.cell(data, model).filter(CellResult::isIncompatible).isPresent() ? "incompatible" : "";
        svg.text(
                x + BOX_WIDTH / 2,
                baseline(row),
                Svg.Anchor.MIDDLE,
                words,
                best.isPresent() && share > 0.5 ? "#fff" : "#222");
    }

    private double baseline(int row) {
        return top + BOX_HEIGHT * row + BOX_HEIGHT / 2 + 4;
    }

    /** 1 for the best model of a row, 0 for the worst. */
    private double goodness(String data, String model) {
        double ranked = result.models().stream()
                .filter(each -> result.best(data, each).isPresent())
                .count();
        return ranked < 2 ? 1 : (ranked - result.rank(data, model).orElse(ranked)) / (ranked - 1);
    }

    private static String colour(double share) {
        StringBuilder colour = new StringBuilder("#");
        for (int i = 0; i < BEST.length; i++) {
            long mixed = Math.round(WORST[i] + share * (BEST[i] - WORST[i]));
            colour.append(String.format(Locale.ROOT, "%02x", mixed));
        }
        return colour.toString();
    }

    private static int longest(List<String> words) {
        return words.stream().mapToInt(String::length).max().orElse(0);
    }
}

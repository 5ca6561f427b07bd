package dev.luthier.matrix.result;

import java.util.List;

/** Mean ranks on an axis, the best on the left; bars join what cannot be told apart (Demšar 2006, figure 1). */
final class CriticalDifferenceDiagram {
    private static final double WIDTH = 720;
    private static final double SIDE = 190;
    private static final double AXIS = 70;
    private static final double LINE = 20;
    private static final double BAR = 8;
    private static final String DARK = "#222";

    private final Comparison comparison;
    private final int count;
    private final int upper;

    CriticalDifferenceDiagram(Comparison comparison) {
        this.comparison = comparison;
        this.count = comparison.models().size();
        this.upper = (count + 1) / 2;
    }

    String svg() {
        int bars = drawBars(new Svg(0, 0));
        double names = AXIS + 16 + BAR * bars;
        Svg svg = new Svg(WIDTH, names + LINE * (upper + 1));
        drawAxis(svg);
        drawBars(svg);
        for (int place = 0; place < count; place++) {
            drawName(svg, place, names + LINE * (place < upper ? place : count - 1 - place));
        }
        return svg.document("Mean ranks of " + count + " models over "
                + comparison.dataSets().size() + " data sets; what a bar joins does not differ (Nemenyi, 5 %)");
    }

    private void drawAxis(Svg svg) {
        svg.line(x(1), AXIS, x(count), AXIS, 1.5);
        for (int rank = 1; rank <= count; rank++) {
            svg.line(x(rank), AXIS - 6, x(rank), AXIS, 1.5);
            svg.text(x(rank), AXIS - 10, Svg.Anchor.MIDDLE, Integer.toString(rank), DARK);
        }
        double difference = comparison.criticalDifference();
        double end = Math.min(WIDTH - 10, x(1 + difference));
        svg.line(x(1), 28, end, 28, 1.5).line(x(1), 24, x(1), 32, 1.5).line(end, 24, end, 32, 1.5);
        svg.text(x(1), 18, Svg.Anchor.START, "critical difference " + ResultText.two(difference), DARK);
    }

    /** Returns how many there are. */
    private int drawBars(Svg svg) {
        int bars = 0;
        int joinedTo = 0;
        for (int first = 0; first < count; first++) {
            int last = first;
            while (last + 1 < count
                    && comparison.meanRank(last + 1) - comparison.meanRank(first) < comparison.criticalDifference()) {
                last++;
            }
            if (last > first && last > joinedTo) {
                double y = AXIS + 10 + BAR * bars++;
                svg.line(x(comparison.meanRank(first)) - 4, y, x(comparison.meanRank(last)) + 4, y, 4);
                joinedTo = last;
            }
        }
        return bars;
    }

    private void drawName(Svg svg, int place, double y) {
        boolean isLeft = place < upper;
        double x = x(comparison.meanRank(place));
        double end = isLeft ? SIDE - 16 : WIDTH - SIDE + 16;
        svg.line(x, AXIS, x, y, 1).line(x, y, end, y, 1);
        List<String> words = List.of(comparison.models().get(place), ResultText.two(comparison.meanRank(place)));
        svg.text(
                isLeft ? end - 4 : end + 4,
                y + 4,
                isLeft ? Svg.Anchor.END : Svg.Anchor.START,
                isLeft ? words.get(0) + "  " + words.get(1) : words.get(1) + "  " + words.get(0),
                DARK);
    }

    private double x(double rank) {
        return SIDE + (WIDTH - 2 * SIDE) * (rank - 1) / (count - 1);
    }
}

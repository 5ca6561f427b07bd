package dev.luthier.benchmarks.curves;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Lines over two logarithmic axes, as a drawing in SVG. */
final class Plot {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 320;
    private static final int LEFT = 50;
    private static final int TOP = 36;
    private static final int BOTTOM = 44;
    private static final int LEGEND = 190;
    private static final List<String> COLOURS =
            List.of("#777777", "#bf7f00", "#c03030", "#8040a0", "#2060c0", "#208040", "#00a0a0", "#000000");

    private final StringBuilder svg = new StringBuilder();
    private final double[] xs;
    private final double lowest;
    private final double highest;

    /** A line; values that are not finite are left out. */
    @SuppressWarnings("ArrayRecordComponent") // only read, and never compared
    record Line(String name, double[] values) {}

    /** Several lines over the same axes. */
    record Panel(String title, List<Line> lines) {}

    private Plot(double[] xs, List<Panel> panels) {
        this.xs = xs;
        double[] values = panels.stream()
                .flatMap(panel -> panel.lines.stream())
                .flatMapToDouble(line -> DoubleStream.of(line.values))
                .filter(Double::isFinite)
                .toArray();
        this.lowest = Math.pow(2, Math.floor(log2(DoubleStream.of(values).min().orElse(1))));
        this.highest = Math.pow(2, Math.ceil(log2(DoubleStream.of(values).max().orElse(2))));
    }

    /** Panels side by side. The axes are marked at every x and at powers of two. */
    static String of(String xName, String yName, double[] xs, List<Panel> panels) {
        Plot plot = new Plot(xs, panels);
        int width = panels.size() * (LEFT + WIDTH) + LEGEND;
        int height = TOP + HEIGHT + BOTTOM;
        plot.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
                        + "font-family=\"sans-serif\" font-size=\"12\">",
                width, height, width, height);
        plot.add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", width, height);
        for (int i = 0; i < panels.size(); i++) {
            plot.panel(panels.get(i), LEFT + i * (LEFT + WIDTH), xName, yName);
        }
        plot.legend(panels.get(0).lines, panels.size() * (LEFT + WIDTH) + 12);
        plot.add("</svg>");
        return plot.svg.toString();
    }

    private void panel(Panel panel, int left, String xName, String yName) {
        add("<text x=\"%d\" y=\"16\" font-weight=\"bold\">%s</text>", left, panel.title);
        add("<text x=\"%d\" y=\"31\" fill=\"#555555\">%s</text>", left, yName);
        for (double x : xs) {
            grid(x(left, x), TOP, x(left, x), TOP + HEIGHT);
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f</text>", x(left, x), TOP + HEIGHT + 16, x);
        }
        add(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#555555\">%s</text>",
                left + WIDTH / 2, TOP + HEIGHT + 34, xName);
        for (double y = lowest; y <= highest; y *= 2) {
            grid(left, y(y), left + WIDTH - 20.0, y(y));
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>", left - 6, y(y) + 4, y);
        }
        for (int i = 0; i < panel.lines.size(); i++) {
            line(panel.lines.get(i), COLOURS.get(i % COLOURS.size()), left);
        }
    }

    private void line(Line line, String colour, int left) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            if (Double.isFinite(line.values[i])) {
                double x = x(left, xs[i]);
                double y = y(line.values[i]);
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
                add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x, y, colour);
            }
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                points.toString().strip(), colour);
    }

    private void legend(List<Line> lines, int left) {
        for (int i = 0; i < lines.size(); i++) {
            int y = TOP + 10 + 20 * i;
            String colour = COLOURS.get(i % COLOURS.size());
            add("<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>", left, y - 6, colour);
            add("<text x=\"%d\" y=\"%d\">%s</text>", left + 20, y, lines.get(i).name);
        }
    }

    private void grid(double x1, double y1, double x2, double y2) {
        add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>", x1, y1, x2, y2);
    }

    private double x(int left, double x) {
        double share = (log2(x) - log2(xs[0])) / (log2(xs[xs.length - 1]) - log2(xs[0]));
        return left + 10 + share * (WIDTH - 40);
    }

    private double y(double y) {
        return TOP + HEIGHT * (log2(highest) - log2(y)) / (log2(highest) - log2(lowest));
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}

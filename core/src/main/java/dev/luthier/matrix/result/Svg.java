package dev.luthier.matrix.result;

import java.util.Locale;

/** A picture of lines, boxes and words, as an SVG document of its own. Lengths are in pixels. */
final class Svg {
    /** Where a text stands to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private final StringBuilder shapes = new StringBuilder();
    private final double width;
    private final double height;

    Svg(double width, double height) {
        this.width = width;
        this.height = height;
    }

    Svg line(double x1, double y1, double x2, double y2, double thickness) {
        shapes.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#222\" stroke-width=\"%.1f\"/>%n",
                x1,
                y1,
                x2,
                y2,
                thickness));
        return this;
    }

    Svg box(double x, double y, double itsWidth, double itsHeight, String colour) {
        shapes.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" stroke=\"#fff\"/>%n",
                x,
                y,
                itsWidth,
                itsHeight,
                colour));
        return this;
    }

    Svg text(double x, double y, Anchor anchor, String words, String colour) {
        shapes.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor.name().toLowerCase(Locale.ROOT),
                colour,
                escaped(words)));
        return this;
    }

    /** The same, dark and turned to run upwards. */
    Svg upwards(double x, double y, String words) {
        shapes.append(String.format(
                Locale.ROOT,
                "<text transform=\"translate(%.1f %.1f) rotate(-40)\" fill=\"#222\">%s</text>%n",
                x,
                y,
                escaped(words)));
        return this;
    }

    String document(String title) {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\""
                        + " font-family=\"sans-serif\" font-size=\"12\">%n<title>%s</title>%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n%s</svg>%n",
                width,
                height,
                width,
                height,
                escaped(title),
                shapes);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

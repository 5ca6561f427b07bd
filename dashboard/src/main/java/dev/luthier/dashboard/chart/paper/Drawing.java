package dev.luthier.dashboard.chart.paper;

/** What charts are drawn on. Coordinates are pixels from the upper left corner; colours are {@code #rrggbb}. */
public interface Drawing {

    /** Where a text stands to its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A colour, how much of it, and how broad. */
    record Pen(String colour, double opacity, double width) {
        public static Pen of(Ink ink, double width) {
            return new Pen(ink.hex(), 1, width);
        }
    }

    /** A line through these places; those that are not finite interrupt it. */
    void path(double[] x, double[] y, Pen pen);

    void rectangle(double x, double y, double width, double height, Pen fill);

    void dot(double x, double y, double radius, Pen fill);

    /** One line of text, its middle at that height. */
    void text(double x, double y, String text, Anchor anchor, Ink ink);

    default void line(double x1, double y1, double x2, double y2, Pen pen) {
        path(new double[] {x1, x2}, new double[] {y1, y2}, pen);
    }
}

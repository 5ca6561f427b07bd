package dev.luthier.dashboard.chart.paper;

import dev.luthier.dashboard.chart.paper.Drawing.Anchor;
import dev.luthier.dashboard.chart.paper.Drawing.Pen;
import java.util.function.Function;

/** The place of a plot within a drawing. */
public record Frame(double left, double top, double right, double bottom) {
    private static final double TEXT_GAP = 8;

    /** Grid lines and numbers at the left. */
    public void drawY(Drawing on, Axis axis, String label) {
        for (Object tick : axis.ticks()) {
            double y = axis.place(tick);
            if (y >= top - 1 && y <= bottom + 1) {
                on.line(left, y, right, y, Pen.of(Ink.GRID, 1));
                on.text(left - TEXT_GAP, y, Axis.text(tick), Anchor.END, Ink.MUTED);
            }
        }
        on.text(left, top - 14, label, Anchor.START, Ink.MUTED);
    }

    /** The line at the bottom with its numbers. */
    public void drawX(Drawing on, Axis axis, Function<Object, String> text, String label) {
        on.line(left, bottom, right, bottom, Pen.of(Ink.MUTED, 0.8));
        double free = Double.NEGATIVE_INFINITY;
        for (Object tick : axis.ticks()) {
            double x = axis.place(tick);
            String written = text.apply(tick);
            double half = written.length() * 3.4;
            if (x >= left - 1 && x <= right + 1 && x - half > free) {
                on.text(x, bottom + 14, written, Anchor.MIDDLE, Ink.MUTED);
                free = x + half + TEXT_GAP;
            }
        }
        on.text(right, bottom + 32, label, Anchor.END, Ink.MUTED);
    }

    /** A height within the frame. */
    public double within(double y) {
        return Math.max(top, Math.min(bottom, y));
    }
}

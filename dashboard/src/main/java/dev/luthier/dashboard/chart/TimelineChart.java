package dev.luthier.dashboard.chart;

import dev.luthier.dashboard.chart.Chart.Scene;
import dev.luthier.dashboard.chart.paper.Axis;
import dev.luthier.dashboard.chart.paper.Drawing;
import dev.luthier.dashboard.chart.paper.Drawing.Anchor;
import dev.luthier.dashboard.chart.paper.Drawing.Pen;
import dev.luthier.dashboard.chart.paper.Frame;
import dev.luthier.dashboard.chart.paper.Ink;
import dev.luthier.dashboard.finding.Timeline;
import java.util.Locale;

/** What ran on which slot, and when nothing did. */
final class TimelineChart implements Chart.Picture {
    private static final int MOST_HEIGHT = 900;

    @Override
    public int height(Scene scene) {
        return (int) (70 + step(scene) * Math.max(1, scene.view().slots().size()));
    }

    @Override
    public void draw(Scene scene, Drawing on) {
        long opened = scene.view().timeOf(0);
        long until = Math.max(opened + 1, scene.view().timeOf(scene.fact()));
        Timeline timeline = Timeline.of(scene.view(), scene.fact(), new Timeline.Window(opened, until, WIDTH));
        double step = step(scene);
        Frame frame = new Frame(
                80, 16, WIDTH - 70.0, 16 + step * Math.max(1, timeline.rows().size()));
        Axis x = Axis.linear(0, (until - opened) / 1000.0, frame.left(), frame.right());
        for (int i = 0; i < timeline.rows().size(); i++) {
            draw(timeline.rows().get(i), frame.top() + i * step, step, opened, frame, x, on);
        }
        frame.drawX(on, x, tick -> Axis.text(tick) + " s", "");
    }

    private static double step(Scene scene) {
        return Math.min(
                28, MOST_HEIGHT / (double) Math.max(1, scene.view().slots().size()));
    }

    private static void draw(Timeline.Row row, double top, double step, long opened, Frame frame, Axis x, Drawing on) {
        double thick = Math.max(1, step - (step > 10 ? 6 : 0.5));
        for (long[] stay : row.stays()) {
            double from = x.place((stay[0] - opened) / 1000.0);
            on.rectangle(from, top, x.place((stay[1] - opened) / 1000.0) - from, thick, Pen.of(Ink.SOFT, 1));
        }
        for (Timeline.Bar bar : row.bars()) {
            double from = x.place((bar.fromMillis() - opened) / 1000.0);
            double width = x.place((bar.toMillis() - opened) / 1000.0) - from;
            Pen fill = new Pen(Ink.of(bar.attempt().ending()).hex(), bar.count() > 1 ? 0.6 : 0.9, 1);
            on.rectangle(from, top, Math.max(0.5, width > 3 ? width - 1 : width), thick, fill);
        }
        if (step > 10) {
            on.text(frame.left() - 10, top + thick / 2, "slot " + row.slot(), Anchor.END, Ink.MUTED);
            double share = row.thereMillis() == 0 ? 0 : 100.0 * row.busyMillis() / row.thereMillis();
            String text = String.format(Locale.ROOT, "%.1f %%", share);
            on.text(frame.right() + 8, top + thick / 2, text, Anchor.START, Ink.MUTED);
        }
    }
}

package dev.luthier.dashboard.chart;

import dev.luthier.dashboard.chart.Chart.Scene;
import dev.luthier.dashboard.chart.paper.Axis;
import dev.luthier.dashboard.chart.paper.Drawing;
import dev.luthier.dashboard.chart.paper.Drawing.Pen;
import dev.luthier.dashboard.chart.paper.Frame;
import dev.luthier.dashboard.chart.paper.Ink;
import dev.luthier.dashboard.view.BestSoFar.Improvement;
import java.util.List;

/** Every result as a dot and the best of them as a stair, over time. */
final class BestSoFarChart implements Chart.Picture {
    private static final int MOST_DOTS = 4000;

    @Override
    public int height(Scene scene) {
        return 380;
    }

    @Override
    public void draw(Scene scene, Drawing on) {
        List<Finished> trials = Finished.worstFirst(scene, MOST_DOTS);
        double[] range = Finished.range(trials, scene);
        long opened = scene.view().timeOf(0);
        double until = Math.max(1, scene.view().timeOf(scene.fact()) - opened) / 1000.0;
        Frame frame = new Frame(70, 34, WIDTH - 20.0, 330);
        Axis x = Axis.linear(0, until, frame.left(), frame.right());
        Axis y = Axis.linear(range[0], range[1], frame.bottom(), frame.top());
        frame.drawY(on, y, scene.definition().metric());
        frame.drawX(on, x, tick -> Axis.text(tick) + " s", "");
        for (Finished each : trials) {
            double seconds = (scene.view().timeOf(each.endedFact()) - opened) / 1000.0;
            double height = y.place(each.metric());
            if (height >= frame.top()) {
                on.dot(x.place(seconds), height, 2.6, new Pen(Ink.FINISHED.hex(), 0.55, 1));
            }
        }
        drawStair(scene, on, frame, x, y);
    }

    private static void drawStair(Scene scene, Drawing on, Frame frame, Axis x, Axis y) {
        List<Improvement> all = scene.view().bestOf(scene.task()).improvements();
        int n = all.size();
        double[] px = new double[2 * n];
        double[] py = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double seconds =
                    (scene.view().timeOf(all.get(i).fact()) - scene.view().timeOf(0)) / 1000.0;
            px[2 * i] = x.place(seconds);
            py[2 * i] = frame.within(y.place(all.get(i).metric()));
            px[2 * i + 1] = frame.right();
            py[2 * i + 1] = py[2 * i];
            if (i > 0) {
                px[2 * i - 1] = px[2 * i];
            }
            on.dot(px[2 * i], py[2 * i], 3.5, Pen.of(Ink.BEST, 1));
        }
        on.path(px, py, Pen.of(Ink.BEST, 2.2));
    }
}

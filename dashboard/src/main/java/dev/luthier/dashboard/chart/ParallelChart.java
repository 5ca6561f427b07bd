package dev.luthier.dashboard.chart;

import dev.luthier.dashboard.chart.Chart.Scene;
import dev.luthier.dashboard.chart.paper.Axis;
import dev.luthier.dashboard.chart.paper.Drawing;
import dev.luthier.dashboard.chart.paper.Drawing.Anchor;
import dev.luthier.dashboard.chart.paper.Drawing.Pen;
import dev.luthier.dashboard.chart.paper.Frame;
import dev.luthier.dashboard.chart.paper.Ink;
import dev.luthier.space.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Every finished trial as a line through its values; the better, the darker. */
final class ParallelChart implements Chart.Picture {
    private static final int MOST = 800;

    @Override
    public int height(Scene scene) {
        return 420;
    }

    @Override
    public void draw(Scene scene, Drawing on) {
        List<Finished> trials = Finished.worstFirst(scene, MOST);
        double[] range = Finished.range(trials, scene);
        List<Parameter> parameters = scene.parameters();
        Frame frame = new Frame(50, 50, WIDTH - 70.0, 390);
        List<Axis> axes = new ArrayList<>();
        parameters.forEach(each -> axes.add(Axis.of(each, frame.bottom(), frame.top())));
        axes.add(Axis.linear(range[0], range[1], frame.bottom(), frame.top()));
        double[] x = new double[axes.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = frame.left() + (frame.right() - frame.left()) * i / Math.max(1, x.length - 1);
        }
        for (int i = 0; i < trials.size(); i++) {
            double share = Math.pow((i + 1.0) / trials.size(), 2);
            boolean isBest = i == trials.size() - 1;
            Pen pen = isBest ? Pen.of(Ink.BEST, 2.4) : new Pen(Ink.shade(share), 0.35 + 0.5 * share, 1.1);
            on.path(x, heights(trials.get(i), parameters, axes, frame), pen);
        }
        for (int i = 0; i < x.length; i++) {
            String name = i < parameters.size()
                    ? parameters.get(i).name()
                    : scene.definition().metric();
            drawAxis(on, frame, x[i], axes.get(i), name);
        }
    }

    private static double[] heights(Finished each, List<Parameter> parameters, List<Axis> axes, Frame frame) {
        double[] y = new double[axes.size()];
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).name();
            y[i] = each.trial().configuration().contains(name)
                    ? axes.get(i).place(each.trial().configuration().get(name))
                    : Double.NaN;
        }
        y[y.length - 1] = frame.within(axes.get(y.length - 1).place(each.metric()));
        return y;
    }

    private static void drawAxis(Drawing on, Frame frame, double x, Axis axis, String name) {
        on.line(x, frame.top(), x, frame.bottom(), Pen.of(Ink.MUTED, 1));
        on.text(x, frame.top() - 24, name, Anchor.MIDDLE, Ink.TEXT);
        for (Object tick : axis.ticks()) {
            double y = axis.place(tick);
            if (y >= frame.top() - 1 && y <= frame.bottom() + 1) {
                String text = Axis.text(tick);
                on.rectangle(x + 4, y - 7, text.length() * 6.8 + 4, 14, new Pen(Ink.PAPER.hex(), 0.75, 1));
                on.text(x + 6, y, text, Anchor.START, Ink.MUTED);
            }
        }
    }
}

package dev.luthier.dashboard.chart;

import dev.luthier.dashboard.chart.Chart.Scene;
import dev.luthier.dashboard.chart.paper.Axis;
import dev.luthier.dashboard.chart.paper.Drawing;
import dev.luthier.dashboard.chart.paper.Drawing.Anchor;
import dev.luthier.dashboard.chart.paper.Drawing.Pen;
import dev.luthier.dashboard.chart.paper.Frame;
import dev.luthier.dashboard.chart.paper.Ink;
import dev.luthier.space.Parameter;
import java.util.List;

/** The metric by each hyperparameter alone. */
final class SlicesChart implements Chart.Picture {
    private static final int MOST = 1500;
    private static final int COLUMNS = 3;
    private static final int ROW = 240;

    @Override
    public int height(Scene scene) {
        int rows = (scene.parameters().size() + COLUMNS - 1) / COLUMNS;
        return Math.max(1, rows) * ROW + 10;
    }

    @Override
    public void draw(Scene scene, Drawing on) {
        List<Finished> trials = Finished.worstFirst(scene, MOST);
        double[] range = Finished.range(trials, scene);
        double width = (WIDTH - 20.0) / COLUMNS;
        for (int i = 0; i < scene.parameters().size(); i++) {
            double left = 62 + width * (i % COLUMNS);
            double top = 36.0 + ROW * (i / COLUMNS);
            Frame frame = new Frame(left, top, left + width - 80, top + ROW - 70);
            draw(scene.parameters().get(i), trials, range, frame, on);
        }
    }

    private static void draw(Parameter parameter, List<Finished> trials, double[] range, Frame frame, Drawing on) {
        Axis x = Axis.of(parameter, frame.left() + 4, frame.right() - 4);
        Axis y = Axis.linear(range[0], range[1], frame.bottom(), frame.top());
        frame.drawY(on, y, "");
        frame.drawX(on, x, Axis::text, "");
        on.text(frame.left(), frame.top() - 16, parameter.name(), Anchor.START, Ink.TEXT);
        for (int i = 0; i < trials.size(); i++) {
            Finished each = trials.get(i);
            boolean isBest = i == trials.size() - 1;
            if (each.trial().configuration().contains(parameter.name()) && y.place(each.metric()) >= frame.top()) {
                on.dot(
                        x.place(each.trial().configuration().get(parameter.name())),
                        y.place(each.metric()),
                        isBest ? 4.5 : 2.4,
                        isBest ? Pen.of(Ink.BEST, 1) : new Pen(Ink.FINISHED.hex(), 0.45, 1));
            }
        }
    }
}

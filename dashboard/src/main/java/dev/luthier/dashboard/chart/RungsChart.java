package dev.luthier.dashboard.chart;

import dev.luthier.dashboard.chart.Chart.Scene;
import dev.luthier.dashboard.chart.paper.Axis;
import dev.luthier.dashboard.chart.paper.Drawing;
import dev.luthier.dashboard.chart.paper.Drawing.Anchor;
import dev.luthier.dashboard.chart.paper.Drawing.Pen;
import dev.luthier.dashboard.chart.paper.Frame;
import dev.luthier.dashboard.chart.paper.Ink;
import dev.luthier.dashboard.finding.Rungs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of each rung of successive halving, the promoted ones joined with what they came to. */
final class RungsChart implements Chart.Picture {
    private static final double WIDEST = 90;

    @Override
    public boolean fits(Scene scene) {
        return rungs(scene).levels().size() > 1;
    }

    @Override
    public int height(Scene scene) {
        return 420;
    }

    @Override
    public void draw(Scene scene, Drawing on) {
        List<Rungs.Level> levels = rungs(scene).levels();
        double[] metrics = levels.stream()
                .flatMap(level -> level.results().stream())
                .mapToDouble(Rungs.Result::metric)
                .toArray();
        double[] range = Axis.range(metrics, scene.maximize());
        Frame frame = new Frame(70, 44, WIDTH - 20.0, 370);
        Axis y = Axis.linear(range[0], range[1], frame.bottom(), frame.top());
        List<Object> resources = new ArrayList<>();
        levels.forEach(level -> resources.add(level.resource()));
        Axis x = Axis.choices(resources, frame.left(), frame.right());
        frame.drawY(on, y, scene.definition().metric());
        frame.drawX(on, x, Axis::text, "resource");
        double spread = Math.min(WIDEST, 0.55 * (frame.right() - frame.left()) / Math.max(1, levels.size()));
        Map<Integer, double[]> before = new HashMap<>();
        for (Rungs.Level level : levels) {
            double middle = x.place(level.resource());
            on.text(middle, frame.top() - 14, level.entered() + " trials", Anchor.MIDDLE, Ink.MUTED);
            for (Rungs.Result result : level.results()) {
                double[] place = {middle + spread * scattered(result.trial()), frame.within(y.place(result.metric()))};
                draw(on, place, before.put(result.trial(), place), result.promoted());
            }
        }
    }

    private static void draw(Drawing on, double[] place, double @Nullable [] from, boolean promoted) {
        if (from != null) {
            on.line(from[0], from[1], place[0], place[1], new Pen(Ink.FINISHED.hex(), 0.3, 1));
        }
        Ink ink = promoted ? Ink.FINISHED : Ink.STOPPED;
        on.dot(place[0], place[1], promoted ? 3.8 : 2.8, new Pen(ink.hex(), promoted ? 0.95 : 0.5, 1));
    }

    /** From -0.5 to 0.5, always the same for a trial, so that results of one metric stand beside each other. */
    private static double scattered(int trial) {
        return (trial * 7919L % 997) / 997.0 - 0.5;
    }

    private static Rungs rungs(Scene scene) {
        return Rungs.of(scene.view(), scene.task(), scene.fact());
    }
}

package dev.luthier.dashboard.chart;

import dev.luthier.dashboard.chart.Chart.Scene;
import dev.luthier.dashboard.chart.paper.Axis;
import dev.luthier.dashboard.chart.paper.Drawing;
import dev.luthier.dashboard.chart.paper.Drawing.Pen;
import dev.luthier.dashboard.chart.paper.Frame;
import dev.luthier.dashboard.chart.paper.Ink;
import dev.luthier.dashboard.finding.CurveSample;
import dev.luthier.dashboard.finding.CurveSample.Sampled;
import dev.luthier.dashboard.view.TrialView;
import dev.luthier.trial.TrialState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learning curves, the stopped ones dimmed, the best one on top. */
final class CurvesChart implements Chart.Picture {
    private static final int MOST = 300;

    @Override
    public int height(Scene scene) {
        return 460;
    }

    @Override
    public void draw(Scene scene, Drawing on) {
        List<Sampled> curves =
                CurveSample.of(scene.view(), scene.task(), scene.fact(), MOST).curves();
        double[] values = curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.values()))
                .toArray();
        double[] range = Axis.range(values, scene.maximize());
        long last = curves.stream()
                .mapToLong(curve -> Arrays.stream(curve.steps()).max().orElse(1))
                .max()
                .orElse(1);
        Frame frame = new Frame(70, 34, WIDTH - 20.0, 410);
        Axis x = Axis.linear(0, (double) last, frame.left(), frame.right());
        Axis y = Axis.linear(range[0], range[1], frame.bottom(), frame.top());
        frame.drawY(on, y, scene.definition().metric());
        frame.drawX(on, x, Axis::text, "step");
        TrialView best = scene.view().bestTrialAt(scene.fact());
        curves.stream()
                .sorted(Comparator.comparing((Sampled curve) -> curve.trial() == best)
                        .thenComparing(curve -> curve.state() != TrialState.STOPPED))
                .forEach(curve -> draw(curve, pen(curve, best), on, frame, x, y));
    }

    private static Pen pen(Sampled curve, @Nullable TrialView best) {
        if (curve.trial() == best) {
            return Pen.of(Ink.BEST, 2.4);
        }
        return switch (curve.state()) {
            case FINISHED -> new Pen(Ink.FINISHED.hex(), 0.45, 1.2);
            case STOPPED -> new Pen(Ink.STOPPED.hex(), 0.3, 1);
            case FAILED -> new Pen(Ink.FAILED.hex(), 0.4, 1);
            case RUNNING, PENDING -> new Pen(Ink.RUNNING.hex(), 0.7, 1.2);
        };
    }

    private static void draw(Sampled curve, Pen pen, Drawing on, Frame frame, Axis x, Axis y) {
        int n = curve.steps().length;
        double[] px = new double[n];
        double[] py = new double[n];
        for (int i = 0; i < n; i++) {
            px[i] = x.place(curve.steps()[i]);
            double height = y.place(curve.values()[i]);
            py[i] = height < frame.top() || height > frame.bottom() + 1 ? Double.NaN : height;
        }
        on.path(px, py, pen);
    }
}

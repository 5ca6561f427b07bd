package dev.luthier.dashboard.chart;

import dev.luthier.ablation.effect.Effect;
import dev.luthier.ablation.effect.Estimate;
import dev.luthier.ablation.report.AblationReport;
import dev.luthier.dashboard.chart.Chart.Scene;
import dev.luthier.dashboard.chart.paper.Axis;
import dev.luthier.dashboard.chart.paper.Drawing;
import dev.luthier.dashboard.chart.paper.Drawing.Anchor;
import dev.luthier.dashboard.chart.paper.Drawing.Pen;
import dev.luthier.dashboard.chart.paper.Frame;
import dev.luthier.dashboard.chart.paper.Ink;
import dev.luthier.dashboard.finding.Ablation;
import dev.luthier.dashboard.finding.KnownTrials;
import java.util.List;
import java.util.stream.DoubleStream;

/** How much better the metric is with each component of an ablation: a bar to the mean, a whisker over the interval. */
final class EffectsChart implements Chart.Picture {
    private static final double TOP = 40;
    private static final double ROW = 28;

    @Override
    public boolean fits(Scene scene) {
        return scene.task() == 0 && Ablation.isKnown(scene.definition());
    }

    @Override
    public int height(Scene scene) {
        return (int) (TOP + ROW * Math.max(1, report(scene).effects().size()) + 50);
    }

    @Override
    public void draw(Scene scene, Drawing on) {
        AblationReport report = report(scene);
        List<Effect> effects = report.largestFirst();
        Frame frame = new Frame(230, TOP, WIDTH - 150.0, TOP + ROW * Math.max(1, effects.size()));
        double[] ends = effects.stream()
                .map(Effect::estimate)
                .flatMapToDouble(each -> DoubleStream.of(each.low(), each.mean(), each.high(), 0))
                .filter(Double::isFinite)
                .toArray();
        double low = DoubleStream.of(ends).min().orElse(0);
        double high = DoubleStream.of(ends).max().orElse(1);
        double room = 0.04 * (high > low ? high - low : 1);
        Axis x = Axis.linear(low - room, high + room, frame.left(), frame.right());
        frame.drawX(on, x, Axis::text, report.metric() + ", " + report.repeats().percent() + " % intervals");
        on.line(x.place(0.0), frame.top(), x.place(0.0), frame.bottom(), Pen.of(Ink.MUTED, 1));
        for (int i = 0; i < effects.size(); i++) {
            draw(effects.get(i), x, TOP + ROW * (i + 0.5), on);
        }
    }

    private static void draw(Effect effect, Axis x, double y, Drawing on) {
        Estimate estimate = effect.estimate();
        on.text(218, y, effect.name(), Anchor.END, Ink.TEXT);
        on.text(WIDTH - 140.0, y, effect.verdict().word() + " (" + estimate.pairs() + ")", Anchor.START, Ink.MUTED);
        if (estimate.pairs() > 0) {
            double from = Math.min(x.place(0.0), x.place(estimate.mean()));
            double to = Math.max(x.place(0.0), x.place(estimate.mean()));
            on.rectangle(from, y - 8, to - from, 16, Pen.of(ink(effect), 1));
        }
        if (estimate.hasInterval()) {
            double left = x.place(estimate.low());
            double right = x.place(estimate.high());
            on.line(left, y, right, y, Pen.of(Ink.TEXT, 1.4));
            on.line(left, y - 4, left, y + 4, Pen.of(Ink.TEXT, 1.4));
            on.line(right, y - 4, right, y + 4, Pen.of(Ink.TEXT, 1.4));
        }
    }

    private static Ink ink(Effect effect) {
        return switch (effect.verdict()) {
            case HELPS -> Ink.RUNNING;
            case HARMS, FAILED -> Ink.FAILED;
            case NEGLIGIBLE, UNDECIDED -> Ink.STOPPED;
        };
    }

    private static AblationReport report(Scene scene) {
        return Ablation.report(KnownTrials.at(scene.view(), scene.fact())).orElseThrow();
    }
}

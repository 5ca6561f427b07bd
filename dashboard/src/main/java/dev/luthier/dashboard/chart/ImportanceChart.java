package dev.luthier.dashboard.chart;

import dev.luthier.analysis.Analysis;
import dev.luthier.analysis.Importance;
import dev.luthier.dashboard.chart.Chart.Scene;
import dev.luthier.dashboard.chart.paper.Drawing;
import dev.luthier.dashboard.chart.paper.Drawing.Anchor;
import dev.luthier.dashboard.chart.paper.Drawing.Pen;
import dev.luthier.dashboard.chart.paper.Ink;
import dev.luthier.dashboard.finding.KnownTrials;
import java.util.List;
import java.util.Locale;

/** How much each hyperparameter matters, as bars. */
final class ImportanceChart implements Chart.Picture {
    private static final int ROW = 30;

    @Override
    public int height(Scene scene) {
        return 40 + ROW * Math.max(1, scene.parameters().size());
    }

    @Override
    public void draw(Scene scene, Drawing on) {
        KnownTrials known = KnownTrials.at(scene.view(), scene.fact());
        List<Importance> sorted =
                Analysis.of(known.definition(), scene.task(), known.trials()).bestShares();
        if (sorted.isEmpty()) {
            on.text(WIDTH / 2.0, 30, "too few trials have finished", Anchor.MIDDLE, Ink.MUTED);
        }
        for (int i = 0; i < sorted.size(); i++) {
            double y = 34.0 + ROW * i;
            double share = sorted.get(i).share();
            on.text(150, y, sorted.get(i).parameter(), Anchor.END, Ink.TEXT);
            on.rectangle(162, y - 8, 690, 16, Pen.of(Ink.SOFT, 1));
            on.rectangle(162, y - 8, 690 * share, 16, Pen.of(Ink.FINISHED, 1));
            on.text(864, y, String.format(Locale.ROOT, "%.1f %%", 100 * share), Anchor.START, Ink.MUTED);
        }
    }
}

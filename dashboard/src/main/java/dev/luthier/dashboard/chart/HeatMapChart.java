package dev.luthier.dashboard.chart;

import dev.luthier.dashboard.chart.Chart.Scene;
import dev.luthier.dashboard.chart.paper.Axis;
import dev.luthier.dashboard.chart.paper.Drawing;
import dev.luthier.dashboard.chart.paper.Drawing.Anchor;
import dev.luthier.dashboard.chart.paper.Drawing.Pen;
import dev.luthier.dashboard.chart.paper.Ink;
import dev.luthier.dashboard.view.BestSoFar.Improvement;
import dev.luthier.definition.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The best result of every cell of a data set × model matrix; drawn once for the whole of it. */
final class HeatMapChart implements Chart.Picture {
    private static final double LEFT = 170;
    private static final double TOP = 48;
    private static final double ROW = 34;
    private static final double LIGHT = 0.73;

    @Override
    public boolean fits(Scene scene) {
        return scene.task() == 0 && scene.definition().tasks().stream().allMatch(task -> task.cell() != null);
    }

    @Override
    public int height(Scene scene) {
        return (int) (TOP + ROW * names(scene, true).size() + 16);
    }

    @Override
    public void draw(Scene scene, Drawing on) {
        List<String> data = names(scene, true);
        List<String> models = names(scene, false);
        double width = (WIDTH - LEFT - 20) / models.size();
        for (int i = 0; i < models.size(); i++) {
            on.text(LEFT + width * (i + 0.5), TOP - 14, models.get(i), Anchor.MIDDLE, Ink.MUTED);
        }
        for (int i = 0; i < data.size(); i++) {
            on.text(LEFT - 12, TOP + ROW * (i + 0.5), data.get(i), Anchor.END, Ink.MUTED);
        }
        List<Double> worstFirst = worstFirst(scene);
        for (int task = 0; task < scene.definition().tasks().size(); task++) {
            Task cell = scene.definition().tasks().get(task);
            double x = LEFT + width * models.indexOf(cell.model());
            double y = TOP + ROW * data.indexOf(cell.data());
            Double best = best(scene, task);
            double share =
                    best == null || worstFirst.size() < 2 ? 1 : worstFirst.indexOf(best) / (worstFirst.size() - 1.0);
            Pen fill = best == null ? Pen.of(Ink.SOFT, 1) : new Pen(Ink.shade(share), 1, 1);
            on.rectangle(x + 1.5, y + 1.5, width - 3, ROW - 3, fill);
            Ink ink = best != null && share > LIGHT ? Ink.PAPER : Ink.TEXT;
            on.text(x + width / 2, y + ROW / 2, best == null ? "–" : Axis.text(best), Anchor.MIDDLE, ink);
        }
    }

    private static List<Double> worstFirst(Scene scene) {
        List<Double> all = new ArrayList<>();
        for (int task = 0; task < scene.definition().tasks().size(); task++) {
            Double best = best(scene, task);
            if (best != null) {
                all.add(best);
            }
        }
        all.sort(Comparator.comparingDouble(
                        (Double metric) -> scene.definition().direction().loss(metric))
                .reversed());
        return all;
    }

    private static @Nullable Double best(Scene scene, int task) {
        Improvement best = scene.view().bestOf(task).at(scene.fact());
        return best == null ? null : best.metric();
    }

    private static List<String> names(Scene scene, boolean ofData) {
        Set<String> names = new LinkedHashSet<>();
        scene.definition().tasks().forEach(task -> names.add(ofData ? task.data() : task.model()));
        return List.copyOf(names);
    }
}

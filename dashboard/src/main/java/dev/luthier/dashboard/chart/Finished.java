package dev.luthier.dashboard.chart;

import dev.luthier.dashboard.chart.Chart.Scene;
import dev.luthier.dashboard.chart.paper.Axis;
import dev.luthier.dashboard.view.TrialView;
import dev.luthier.trial.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A trial with its metric. */
record Finished(TrialView trial, double metric, long endedFact) {

    /** Those of the scene's task by number. */
    static List<Finished> of(Scene scene) {
        List<Finished> found = new ArrayList<>();
        for (TrialView trial : scene.view().trials()) {
            TrialView.End end =
                    trial.task() == scene.task() && trial.isThereAt(scene.fact()) ? trial.endAt(scene.fact()) : null;
            if (end != null && end.outcome() instanceof Outcome.Finished finished) {
                found.add(new Finished(trial, finished.metric(), end.fact()));
            }
        }
        return found;
    }

    /** At most so many of them, the worst first: the best third, and of the others evenly as many as there is room for. */
    static List<Finished> worstFirst(Scene scene, int most) {
        List<Finished> sorted = of(scene);
        sorted.sort(Comparator.<Finished>comparingDouble(
                        each -> scene.definition().direction().loss(each.metric()))
                .thenComparingInt(each -> each.trial().number()));
        List<Finished> chosen = new ArrayList<>();
        int best = Math.min(sorted.size(), most / 3);
        double stride = Math.max(1, (sorted.size() - best) / (double) (most - best));
        for (double i = sorted.size() - 1.0; i >= best; i -= stride) {
            chosen.add(sorted.get((int) i));
        }
        for (int i = best - 1; i >= 0; i--) {
            chosen.add(sorted.get(i));
        }
        return chosen;
    }

    static double[] range(List<Finished> trials, Scene scene) {
        return Axis.range(trials.stream().mapToDouble(Finished::metric).toArray(), scene.maximize());
    }
}

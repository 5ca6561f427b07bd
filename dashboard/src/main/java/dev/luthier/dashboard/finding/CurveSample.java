package dev.luthier.dashboard.finding;

import dev.luthier.dashboard.view.AttemptView;
import dev.luthier.dashboard.view.BestSoFar;
import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.dashboard.view.Points;
import dev.luthier.dashboard.view.TrialView;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Learning curves of a task, few enough to draw: the best, the running, and of the others as many as there is room for, evenly
 * over the course of the experiment. Long curves are thinned.
 *
 * @param total how many trials of the task have a curve
 * @param curves the shown ones by trial number
 * @param bands quantiles over many curves, by step
 */
public record CurveSample(int total, List<Sampled> curves, List<Band> bands) {
    private static final int MOST_POINTS = 120;
    private static final int MOST_BEST = 20;
    private static final int MOST_RUNNING = 100;
    private static final int MOST_IN_BANDS = 800;
    private static final int BANDS = 48;
    private static final int FEWEST_IN_BAND = 5;

    /** One curve. */
    public record Sampled(TrialView trial, TrialState state, long[] steps, double[] values) {}

    /** The middle of the curves at a step: their 10 %, 50 % and 90 % quantiles. */
    public record Band(long step, double low, double middle, double high) {}

    /** As they were known at that fact. */
    public static CurveSample of(ExperimentView view, int task, long fact, int most) {
        List<TrialView> withCurve = new ArrayList<>();
        for (TrialView trial : view.trials()) {
            AttemptView latest = trial.task() == task ? trial.attemptAt(fact) : null;
            if (latest != null
                    && trial.attempts().get(0).points().sizeAt(fact)
                                    + latest.points().sizeAt(fact)
                            > 0) {
                withCurve.add(trial);
            }
        }
        Set<TrialView> chosen = new LinkedHashSet<>();
        choose(view, task, fact, withCurve, chosen);
        fill(withCurve, chosen, Math.max(most, chosen.size()));
        List<Sampled> curves = chosen.stream()
                .sorted(Comparator.comparingInt(TrialView::number))
                .map(trial -> sampled(trial, fact))
                .toList();
        return new CurveSample(withCurve.size(), curves, bands(withCurve, fact));
    }

    private static void choose(
            ExperimentView view, int task, long fact, List<TrialView> withCurve, Set<TrialView> chosen) {
        List<BestSoFar.Improvement> best = view.bestOf(task).improvements();
        for (int i = best.size() - 1; i >= 0 && chosen.size() < MOST_BEST; i--) {
            if (best.get(i).fact() <= fact) {
                chosen.add(view.trials().get(best.get(i).trial()));
            }
        }
        chosen.retainAll(new LinkedHashSet<>(withCurve));
        int running = 0;
        for (int i = withCurve.size() - 1; i >= 0 && running < MOST_RUNNING; i--) {
            if (withCurve.get(i).stateAt(fact) == TrialState.RUNNING) {
                chosen.add(withCurve.get(i));
                running++;
            }
        }
    }

    private static void fill(List<TrialView> from, Set<TrialView> chosen, int most) {
        int room = most - chosen.size();
        double stride = Math.max(1, (double) from.size() / Math.max(1, room));
        for (double i = 0; i < from.size() && chosen.size() < most; i += stride) {
            chosen.add(from.get((int) i));
        }
    }

    private static Sampled sampled(TrialView trial, long fact) {
        Points points = trial.curveAt(fact);
        int size = points.sizeAt(fact);
        int kept = Math.min(size, MOST_POINTS);
        long[] steps = new long[kept];
        double[] values = new double[kept];
        for (int i = 0; i < kept; i++) {
            int index = kept == size ? i : (int) Math.round(i * (size - 1.0) / (kept - 1));
            steps[i] = points.step(index);
            values[i] = points.value(index);
        }
        return new Sampled(trial, trial.stateAt(fact), steps, values);
    }

    private static List<Band> bands(List<TrialView> withCurve, long fact) {
        Set<TrialView> some = new LinkedHashSet<>();
        fill(withCurve, some, MOST_IN_BANDS);
        List<Sampled> curves = some.stream().map(trial -> sampled(trial, fact)).toList();
        long last = 0;
        for (Sampled curve : curves) {
            last = curve.steps().length == 0 ? last : Math.max(last, curve.steps()[curve.steps().length - 1]);
        }
        List<Band> bands = new ArrayList<>();
        long before = -1;
        for (int i = 1; i <= BANDS; i++) {
            long step = Math.max(1, Math.round((double) last * i / BANDS));
            if (step != before) {
                addBand(bands, step, curves);
            }
            before = step;
        }
        return bands;
    }

    private static void addBand(List<Band> bands, long step, List<Sampled> curves) {
        double[] values = new double[curves.size()];
        int count = 0;
        for (Sampled curve : curves) {
            int found = Arrays.binarySearch(curve.steps(), step);
            int index = found >= 0 ? found : -found - 2;
            boolean reaches = found >= 0 || -found - 1 < curve.steps().length;
            if (reaches && index >= 0 && Double.isFinite(curve.values()[index])) {
                values[count++] = curve.values()[index];
            }
        }
        if (count >= FEWEST_IN_BAND) {
            Arrays.sort(values, 0, count);
            bands.add(new Band(step, at(values, count, 0.1), at(values, count, 0.5), at(values, count, 0.9)));
        }
    }

    private static double at(double[] sorted, int count, double share) {
        return sorted[(int) Math.round(share * (count - 1))];
    }
}

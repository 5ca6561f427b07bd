package dev.luthier.dashboard.finding;

import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.dashboard.view.TrialView;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each hyperparameter has to do with being among the best trials: PED-ANOVA, Watanabe, Bansal and Hutter,
 * "PED-ANOVA: Efficiently Quantifying Hyperparameter Importance in Arbitrary Subspaces" (arXiv:2304.10255). Deviates: a
 * conditional parameter is judged among the trials that have it.
 */
public final class Importance {
    private static final int FEWEST = 10;
    private static final double BEST_SHARE = 0.1;
    private static final int FEWEST_BEST = 3;
    private static final double TINY = 1e-12;

    private Importance() {}

    /** A finished trial: a coordinate in [0, 1] for each parameter that it has, and its loss. */
    record Point(Map<String, Double> coordinates, double loss) {}

    /** Importances that sum to 1, by parameter in the order of the space; empty while there are too few finished trials. */
    public static Map<String, Double> of(ExperimentView view, int task, long fact) {
        if (view.definition() == null) {
            return Map.of();
        }
        SearchSpace space = view.definition().tasks().get(task).space();
        Direction direction = view.definition().direction();
        List<Point> points = new ArrayList<>();
        for (TrialView trial : view.trials()) {
            TrialView.End end = trial.task() == task && trial.isThereAt(fact) ? trial.endAt(fact) : null;
            if (end != null && end.outcome() instanceof Outcome.Finished finished) {
                points.add(new Point(coordinates(space, trial), direction.loss(finished.metric())));
            }
        }
        return points.size() < FEWEST ? Map.of() : of(space, points, BEST_SHARE);
    }

    static Map<String, Double> of(SearchSpace space, List<Point> points, double bestShare) {
        List<Point> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(Point::loss));
        List<Point> best = sorted.subList(0, Math.max(FEWEST_BEST, (int) Math.ceil(points.size() * bestShare)));
        Map<String, Double> raw = new LinkedHashMap<>();
        double sum = 0;
        for (Parameter parameter : space.dimensions()) {
            double divergence = divergence(Grid.of(parameter), values(parameter, sorted), values(parameter, best));
            raw.put(parameter.name(), divergence);
            sum += divergence;
        }
        double all = sum;
        raw.replaceAll((name, divergence) -> all == 0 ? 0 : divergence / all);
        return raw;
    }

    /** Pearson divergence of the best from all, eq. 16 of the paper without the factor that all parameters share. */
    static double divergence(Grid grid, double[] all, double[] best) {
        if (best.length == 0) {
            return 0;
        }
        double[] pAll = grid.density(all);
        double[] pBest = grid.density(best);
        double sum = 0;
        for (int cell = 0; cell < pAll.length; cell++) {
            double ratio = (pBest[cell] + TINY) / (pAll[cell] + TINY) - 1;
            sum += (pAll[cell] + TINY) * ratio * ratio;
        }
        return sum;
    }

    private static double[] values(Parameter parameter, List<Point> points) {
        return points.stream()
                .filter(point -> point.coordinates().containsKey(parameter.name()))
                .mapToDouble(point -> point.coordinates().get(parameter.name()))
                .toArray();
    }

    private static Map<String, Double> coordinates(SearchSpace space, TrialView trial) {
        Map<String, Double> coordinates = new LinkedHashMap<>();
        for (Parameter parameter : space.dimensions()) {
            if (trial.configuration().contains(parameter.name())) {
                Object value = trial.configuration().get(parameter.name());
                coordinates.put(parameter.name(), parameter.accept(value).isPresent() ? parameter.encode(value) : 0.5);
            }
        }
        return coordinates;
    }
}

package dev.luthier.analysis;

import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each parameter has to do with being among the best trials: PED-ANOVA, Watanabe, Bansal and Hutter, "PED-ANOVA:
 * Efficiently Quantifying Hyperparameter Importance in Arbitrary Subspaces" (arXiv:2304.10255). Deviates: a conditional
 * parameter is judged among the trials that have it.
 */
final class PedAnova {
    private static final int FEWEST_BEST = 3;
    private static final double TINY = 1e-12;

    private PedAnova() {}

    /** A finished trial: a coordinate in [0, 1] for each parameter that it has, and its loss. */
    record Point(Map<String, Double> coordinates, double loss) {
        static Point of(SearchSpace space, Trial trial, Direction direction) {
            Map<String, Double> coordinates = new LinkedHashMap<>();
            for (Parameter parameter : space.dimensions()) {
                if (trial.configuration().contains(parameter.name())) {
                    Object value = trial.configuration().get(parameter.name());
                    coordinates.put(
                            parameter.name(), parameter.accept(value).isPresent() ? parameter.encode(value) : 0.5);
                }
            }
            return new Point(coordinates, direction.loss(trial.metric().orElseThrow()));
        }
    }

    /** Shares that sum to 1, by parameter in the order of the space. */
    static Map<String, Double> of(SearchSpace space, List<Point> points, double bestShare) {
        List<Point> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(Point::loss));
        List<Point> best = sorted.subList(0, Math.max(FEWEST_BEST, (int) Math.ceil(points.size() * bestShare)));
        Map<String, Double> raw = new LinkedHashMap<>();
        double sum = 0;
        for (Parameter parameter : space.dimensions()) {
            double divergence =
                    divergence(DensityGrid.of(parameter), values(parameter, sorted), values(parameter, best));
            raw.put(parameter.name(), divergence);
            sum += divergence;
        }
        double all = sum;
        raw.replaceAll((name, divergence) -> all == 0 ? 0 : divergence / all);
        return raw;
    }

    /** Pearson divergence of the best from all, eq. 16 of the paper without the factor that all parameters share. */
    private static double divergence(DensityGrid grid, double[] all, double[] best) {
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
}

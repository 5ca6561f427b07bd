package dev.luthier.optimizers.halving.fidelity;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.input.Rows;
import dev.luthier.optimizers.gaussian.model.Posterior;
import dev.luthier.optimizers.gaussian.model.Prediction;
import dev.luthier.optimizers.gaussian.model.Predictions;
import dev.luthier.optimizers.gaussian.search.Acquisition;
import dev.luthier.optimizers.gaussian.search.AcquisitionSearch;
import dev.luthier.optimizers.gaussian.search.Box;
import dev.luthier.optimizers.gaussian.search.Factor;
import dev.luthier.optimizers.gaussian.search.LogExpectedImprovement;
import dev.luthier.optimizers.gaussian.search.Proposal;
import dev.luthier.optimizers.gaussian.search.Surface;
import dev.luthier.optimizers.numeric.Normal;
import dev.luthier.random.RandomStream;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What a model expects of trials, and of configurations that were not tried, at one rung. Not thread-safe. */
public final class Outlook {
    private static final int GOOD = 5;

    /** At most so many running trials are taken for known, however many slots there are: each makes every suggestion dearer. */
    private static final int MOST_RUNNING = 64;

    private final Inputs inputs;
    private final Posterior posterior;
    private final Function<Trial, double[]> point;
    private final List<double[]> tried;
    private final double best;

    /**
     * @param point where a trial is at the rung; the rung is the last coordinate
     * @param tried some points at the rung, with those that may be the best
     */
    Outlook(Posterior posterior, Function<Trial, double[]> point, List<double[]> tried) {
        this.inputs = posterior.kernel().inputs();
        this.posterior = posterior;
        this.point = point;
        double[] means = means(tried);
        this.best = Arrays.stream(means).max().orElseThrow();
        this.tried = IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -means[i]).thenComparing(i -> i))
                .map(tried::get)
                .toList();
    }

    private double[] means(List<double[]> units) {
        Predictions beliefs = Predictions.screening(posterior, places(units)); // whose means are exact
        return IntStream.range(0, units.size())
                .mapToDouble(i -> beliefs.mean(0, i))
                .toArray();
    }

    private Rows places(List<double[]> units) {
        Rows places = new Rows(inputs.width(), units.size());
        units.forEach(unit -> places.append(inputs.features(unit)));
        return places;
    }

    /** How probable it is that the trial is better at the rung than the best that was tried seems to be. */
    public double chance(Trial trial) {
        Prediction belief = posterior.prediction().at(inputs.features(point.apply(trial)));
        return Normal.cumulative((belief.mean() - best) / Math.sqrt(belief.observedVariance()));
    }

    /**
     * Coordinates of configurations, those that promise most first.
     *
     * @param running trials of which no result at the rung is known
     * @param reach how far from the best that was tried they may be, in each ordered dimension and as a share of the range
     */
    public List<double[]> proposals(List<Trial> running, double reach, RandomStream random) {
        posterior.forgetRunning();
        Acquisition acquisition = new LogExpectedImprovement(best);
        mostWanted(running.stream().map(point).toList(), acquisition)
                .forEach(unit -> posterior.addRunning(inputs.features(unit)));
        Surface surface = new Surface(posterior, acquisition, List.<Factor>of());
        Box box = around(tried.get(0), reach);
        List<double[]> good =
                tried.stream().filter(unit -> isWithin(box, unit)).limit(GOOD).toList();
        return new AcquisitionSearch(surface, box, random)
                .proposals(good).stream()
                        .map(Proposal::unit)
                        .map(unit -> Arrays.copyOf(unit, unit.length - 1))
                        .toList();
    }

    /** Those where others would go if they did not know of these. */
    private List<double[]> mostWanted(List<double[]> units, Acquisition acquisition) {
        if (units.size() <= MOST_RUNNING) {
            return units;
        }
        Predictions beliefs = Predictions.screening(posterior, places(units));
        double[] values = IntStream.range(0, units.size())
                .mapToDouble(i -> {
                    double spread = Math.sqrt(beliefs.variance(i));
                    return acquisition.value(beliefs.mean(0, i), spread, spread);
                })
                .toArray();
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -values[i]).thenComparing(i -> i))
                .limit(MOST_RUNNING)
                .sorted()
                .map(units::get)
                .toList();
    }

    private static Box around(double[] centre, double reach) {
        Box box = Box.unit(centre.length);
        int rung = centre.length - 1;
        for (int i = 0; i < centre.length; i++) {
            double side = i == rung ? 0 : reach;
            box.lower()[i] = Math.max(0, centre[i] - side);
            box.upper()[i] = Math.min(1, centre[i] + side);
        }
        return box;
    }

    private boolean isWithin(Box box, double[] unit) {
        return IntStream.range(0, unit.length)
                .allMatch(i -> !inputs.axis(i).isOrdered() || (box.lower()[i] <= unit[i] && unit[i] <= box.upper()[i]));
    }
}

package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.Surrogate.Model;
import dev.luthier.optimizers.gaussian.model.ScoreScale;
import dev.luthier.optimizers.gaussian.search.AcquisitionSearch;
import dev.luthier.optimizers.gaussian.search.Box;
import dev.luthier.optimizers.gaussian.search.ConfidenceBound;
import dev.luthier.optimizers.gaussian.search.Factor;
import dev.luthier.optimizers.gaussian.search.Surface;
import dev.luthier.random.RandomStream;
import java.util.List;

/**
 * How much better than the best trial any configuration is likely to be: the largest upper confidence bound anywhere minus
 * the largest lower one of a trial.
 *
 * <p>Makarova, Shen, Perrone, Klein, Faddoul, Krause, Seeger, Archambeau: "Automatic Termination for Hyperparameter
 * Optimization", AutoML 2022.
 */
final class RegretBound {
    private static final double DELTA = 0.1;
    private static final double SCALE = 5;

    /** The trials with the best means: the assured score of the others is hardly larger. */
    private static final int COMPARED = 20;

    private RegretBound() {}

    /** The squared width of the confidence bounds, in standard deviations, after n trials in d dimensions. */
    static double beta(int n, int d) {
        return 2 * StrictMath.log(d * (double) n * n * Math.PI * Math.PI / (6 * DELTA)) / SCALE;
    }

    /** In units of the metric; infinite if nothing can be told. */
    static double of(Model model, ScoreScale scale, RandomStream random) {
        int d = Math.max(1, model.posterior().kernel().inputs().dimensions());
        double width = Math.sqrt(beta(model.posterior().observed(), d));
        double reachable = largest(model, new ConfidenceBound(width), random);
        Surface lower = new Surface(model.posterior(), new ConfidenceBound(-width), List.<Factor>of());
        double assured = model.best().stream()
                .limit(COMPARED)
                .mapToDouble(lower::value)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        double regret = scale.loss(assured) - scale.loss(reachable);
        return Double.isNaN(regret) ? Double.POSITIVE_INFINITY : Math.max(0, regret);
    }

    private static double largest(Model model, ConfidenceBound bound, RandomStream random) {
        Surface surface = new Surface(model.posterior(), bound, List.<Factor>of());
        Box everywhere = Box.unit(model.posterior().kernel().inputs().dimensions());
        return new AcquisitionSearch(surface, everywhere, random)
                .proposals(model.best())
                .get(0)
                .value();
    }
}

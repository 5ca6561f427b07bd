package dev.luthier.optimizers.gaussian.search;

import dev.luthier.optimizers.numeric.Normal;

/**
 * The logarithm of how far the score is expected to be above the best one.
 *
 * <p>With running trials as rows without influence on the mean this is the "kriging believer" of Ginsbourger, Le Riche,
 * Carraro: "Kriging is well-suited to parallelize optimization", 2010.
 *
 * @param best the score to beat
 */
public record LogExpectedImprovement(double best) implements Acquisition {

    @Override
    public double value(double mean, double observedSpread, double spread) {
        return Normal.logImprovement((mean - best) / spread) + StrictMath.log(spread);
    }

    @Override
    public double[] slopes(double mean, double observedSpread, double spread) {
        double z = (mean - best) / spread;
        double slope = Normal.logImprovementSlope(z);
        return new double[] {slope / spread, 0, (1 - slope * z) / spread};
    }
}

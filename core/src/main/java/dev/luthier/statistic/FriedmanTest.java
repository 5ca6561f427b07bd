package dev.luthier.statistic;

import java.util.Arrays;
import java.util.List;

/**
 * Whether several methods differ over many data sets, by their mean ranks (Friedman 1937), with the correction for ties and the
 * F-statistic of Iman and Davenport (1980), which is less conservative. See Demšar: "Statistical comparisons of classifiers
 * over multiple data sets", JMLR 7, 2006, section 3.2.2.
 *
 * @param dataSets how many there are
 * @param meanRanks one for each method; 1 is the best
 * @param chiSquared Friedman's statistic
 * @param p its probability if the methods were all alike
 * @param f the statistic of Iman and Davenport; infinite if all data sets rank the methods alike
 * @param fP its probability if the methods were all alike
 */
public record FriedmanTest(int dataSets, List<Double> meanRanks, double chiSquared, double p, double f, double fP) {

    public FriedmanTest {
        meanRanks = List.copyOf(meanRanks);
    }

    /**
     * Tests losses, which are the better the smaller.
     *
     * @param losses a row for each data set, at least two, with a loss for each method, at least two
     */
    public static FriedmanTest of(double[][] losses) {
        int n = losses.length;
        int k = n == 0 ? 0 : losses[0].length;
        if (n < 2 || k < 2) {
            throw new IllegalArgumentException(
                    "there are " + n + " data sets and " + k + " methods, must be 2 or more of either");
        }
        double[] ranks = Ranks.means(losses);
        double between = Arrays.stream(ranks).map(rank -> rank * rank).sum() - k * (k + 1.0) * (k + 1) / 4;
        double within = spread(losses);
        double chiSquared = within == 0 ? 0 : n * n * (k - 1.0) * between / within;
        double rest = n * (k - 1.0) - chiSquared;
        double f = rest <= 0 ? Double.POSITIVE_INFINITY : (n - 1) * chiSquared / rest;
        return new FriedmanTest(
                n,
                Arrays.stream(ranks).boxed().toList(),
                chiSquared,
                Distributions.chiSquaredTail(chiSquared, k - 1),
                f,
                Double.isInfinite(f) ? 0 : Distributions.fisherTail(f, k - 1, (k - 1.0) * (n - 1)));
    }

    /**
     * By how much two mean ranks have to differ to tell the two methods apart, when all pairs are looked at (Nemenyi 1963).
     *
     * @param alpha probability of telling any two apart that are alike, as 0.05
     */
    public double criticalDifference(double alpha) {
        int k = meanRanks.size();
        double q = Distributions.studentisedRangeQuantile(alpha, k) / StrictMath.sqrt(2);
        return q * StrictMath.sqrt(k * (k + 1.0) / (6.0 * dataSets));
    }

    // The sum of squared deviations of all ranks from their mean; without ties it is n k (k² - 1) / 12.
    private static double spread(double[][] losses) {
        double spread = 0;
        for (double[] row : losses) {
            double middle = (row.length + 1) / 2.0;
            spread += Arrays.stream(Ranks.of(row))
                    .map(rank -> (rank - middle) * (rank - middle))
                    .sum();
        }
        return spread;
    }
}

package dev.luthier.examples.matrix;

import java.util.Arrays;

/** Gaussian naive Bayes: each column is normally distributed within a class, whatever the other columns are. */
final class NaiveBayes {
    private final double[] shares;
    private final double[][] means;
    private final double[][] variances;

    /** @param smoothing added to each variance */
    NaiveBayes(Rows rows, int classes, double smoothing) {
        shares = new double[classes];
        means = new double[classes][rows.columns()];
        variances = new double[classes][rows.columns()];
        for (int row = 0; row < rows.size(); row++) {
            int its = (int) rows.targets()[row];
            shares[its]++;
            for (int column = 0; column < rows.columns(); column++) {
                means[its][column] += rows.features()[row][column];
            }
        }
        for (int each = 0; each < classes; each++) {
            double count = Math.max(1, shares[each]);
            double[] sums = means[each];
            Arrays.setAll(sums, column -> sums[column] / count);
            Arrays.fill(variances[each], smoothing);
        }
        for (int row = 0; row < rows.size(); row++) {
            int its = (int) rows.targets()[row];
            for (int column = 0; column < rows.columns(); column++) {
                double distance = rows.features()[row][column] - means[its][column];
                variances[its][column] += distance * distance / shares[its];
            }
        }
    }

    double[] predict(Rows rows) {
        double[] predictions = new double[rows.size()];
        Arrays.setAll(predictions, row -> mostProbable(rows.features()[row]));
        return predictions;
    }

    private int mostProbable(float[] row) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int each = 0; each < shares.length; each++) {
            double logarithm = Math.log(shares[each]);
            for (int column = 0; column < row.length; column++) {
                double distance = row[column] - means[each][column];
                double variance = variances[each][column];
                logarithm -= (Math.log(variance) + distance * distance / variance) / 2;
            }
            if (logarithm > most) {
                most = logarithm;
                best = each;
            }
        }
        return best;
    }
}

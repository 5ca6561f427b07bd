package dev.luthier.examples.matrix;

import java.io.IOException;

/**
 * A data set as the models see it: rows to learn from, and others to be judged by. Each column is standardised by the rows to
 * learn from. Shared by the trials of a JVM, and so never changed.
 *
 * @param isClassification whether the targets are classes
 */
record Lesson(Rows training, Rows validation, boolean isClassification) {
    private static final double SHARE = 0.7;
    private static final long SEED = 20;

    static Lesson of(String data, boolean isClassification) throws IOException {
        Rows[] parts = Rows.bundled(data).split(SHARE, SEED);
        Rows training = parts[0];
        double[] mean = new double[training.columns()];
        double[] deviation = new double[training.columns()];
        for (int column = 0; column < mean.length; column++) {
            for (float[] row : training.features()) {
                mean[column] += row[column] / training.size();
            }
            for (float[] row : training.features()) {
                double distance = row[column] - mean[column];
                deviation[column] += distance * distance / training.size();
            }
            deviation[column] = deviation[column] == 0 ? 1 : Math.sqrt(deviation[column]);
        }
        return new Lesson(
                standardised(training, mean, deviation), standardised(parts[1], mean, deviation), isClassification);
    }

    private static Rows standardised(Rows rows, double[] mean, double[] deviation) {
        float[][] features = new float[rows.size()][rows.columns()];
        for (int row = 0; row < features.length; row++) {
            for (int column = 0; column < mean.length; column++) {
                features[row][column] = (float) ((rows.features()[row][column] - mean[column]) / deviation[column]);
            }
        }
        return new Rows(features, rows.targets());
    }

    long bytes() {
        return training.bytes() + validation.bytes();
    }

    int classes() {
        return Math.max(training.classes(), validation.classes());
    }

    /** How good predictions for the validation rows are: the share of right classes, or the share of variance explained. */
    double score(double[] predictions) {
        float[] targets = validation.targets();
        double mean = 0;
        for (float target : training.targets()) {
            mean += target / training.size();
        }
        double right = 0;
        double unexplained = 0;
        double variance = 0;
        for (int i = 0; i < targets.length; i++) {
            right += predictions[i] == targets[i] ? 1 : 0;
            unexplained += (predictions[i] - targets[i]) * (predictions[i] - targets[i]);
            variance += (mean - targets[i]) * (mean - targets[i]);
        }
        return isClassification ? right / targets.length : 1 - unexplained / variance;
    }
}

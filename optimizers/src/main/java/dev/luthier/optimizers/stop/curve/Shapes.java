package dev.luthier.optimizers.stop.curve;

import org.jspecify.annotations.Nullable;

/**
 * The shapes f(t) of the curves c + a f(t), each a column: powers t^-p, exponentials e^(-pt), inverse logarithms 1/ln(t+p)
 * and Hill curves 1/(1+t/p). All fall from about 1 towards 0 as training goes on, so that a curve that learns has a >= 0.
 */
final class Shapes {
    static final int FAMILIES = 4;

    private static final int MOST_ROWS = 4_096;
    private static final double[] POWERS = geometric(.05, 4);
    private static final double[] RATES = geometric(.005, 3);
    private static final double[] OFFSETS = {1.5, 2, 3, 5, 9};
    private static final double[] HALVES = geometric(.3, 100);
    private static final int[] STARTS = {
        0,
        POWERS.length,
        POWERS.length + RATES.length,
        POWERS.length + RATES.length + OFFSETS.length,
        POWERS.length + RATES.length + OFFSETS.length + HALVES.length
    };

    static final int COLUMNS = STARTS[FAMILIES];

    // Training mostly counts 1, 2, 3 …, and powers are dear.
    private final double[] @Nullable [] rows = new double[MOST_ROWS][];

    /** First column of a family. */
    static int from(int family) {
        return STARTS[family];
    }

    /** Column after the last of a family. */
    static int to(int family) {
        return STARTS[family + 1];
    }

    /** All shapes at that time, which is above 0. Not to be changed. */
    double[] at(double time) {
        int whole = (int) time;
        if (whole != time || whole >= MOST_ROWS) {
            return row(time);
        }
        double[] row = rows[whole];
        if (row == null) {
            row = row(time);
            rows[whole] = row;
        }
        return row;
    }

    private static double[] row(double time) {
        double[] row = new double[COLUMNS];
        int column = 0;
        for (double power : POWERS) {
            row[column++] = StrictMath.pow(time, -power);
        }
        for (double rate : RATES) {
            row[column++] = StrictMath.exp(-rate * time);
        }
        for (double offset : OFFSETS) {
            row[column++] = 1 / StrictMath.log(time + offset);
        }
        for (double half : HALVES) {
            row[column++] = 1 / (1 + time / half);
        }
        return row;
    }

    private static double[] geometric(double from, double to) {
        double[] values = new double[24];
        for (int i = 0; i < values.length; i++) {
            values[i] = from * StrictMath.pow(to / from, i / (values.length - 1.0));
        }
        return values;
    }
}

package dev.luthier.optimizers.stop;

import java.util.Arrays;

/** Numbers in order, to which some are added now and then; NaN is the largest. */
final class SortedLosses {
    private static final int FEW = 16;

    private double[] values = new double[8];
    private int size;
    private int sorted;

    int size() {
        return size;
    }

    void add(double loss) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = loss;
    }

    /** Takes out one that was added. */
    void remove(double loss) {
        sort();
        int at = Arrays.binarySearch(values, 0, size, loss);
        System.arraycopy(values, at + 1, values, at, size - at - 1);
        size--;
        sorted = size;
    }

    /** The quantile at {@code share}, from 0 to 1, interpolated linearly between neighbours; NaN if there is none. */
    double quantile(double share) {
        if (size == 0) {
            return Double.NaN;
        }
        sort();
        double place = share * (size - 1);
        int below = (int) place;
        double fraction = place - below;
        return fraction == 0 ? values[below] : values[below] + fraction * (values[below + 1] - values[below]);
    }

    // A few new ones are put where they belong; sorting all again is for many.
    private void sort() {
        if (size - sorted > FEW) {
            Arrays.sort(values, 0, size);
            sorted = size;
        }
        for (; sorted < size; sorted++) {
            double loss = values[sorted];
            int found = Arrays.binarySearch(values, 0, sorted, loss);
            int at = found >= 0 ? found : -found - 1;
            System.arraycopy(values, at, values, at + 1, sorted - at);
            values[at] = loss;
        }
    }
}

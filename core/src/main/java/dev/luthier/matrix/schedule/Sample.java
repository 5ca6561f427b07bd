package dev.luthier.matrix.schedule;

/** Mean and spread of numbers, one after the other (Welford 1962). */
final class Sample {
    private int size;
    private double mean;
    private double squares;
    private double smallest = Double.POSITIVE_INFINITY;

    void add(double value) {
        size++;
        double deviation = value - mean;
        mean += deviation / size;
        squares += deviation * (value - mean);
        smallest = Math.min(smallest, value);
    }

    int size() {
        return size;
    }

    double mean() {
        return mean;
    }

    double smallest() {
        return smallest;
    }

    /** The standard error of the mean; NaN for fewer than two numbers. */
    double standardError() {
        return StrictMath.sqrt(squares / (size - 1) / size);
    }
}

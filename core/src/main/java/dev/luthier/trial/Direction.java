package dev.luthier.trial;

/** Whether a smaller or a larger metric is better. It compares, so that nobody has to ask which way it points. NaN is worse than every number. */
public enum Direction {
    MINIMIZE {
        @Override
        public int compare(double a, double b) {
            // Double.compare puts NaN last, which is the worst place here.
            return Double.compare(a, b);
        }

        @Override
        public double worst() {
            return Double.POSITIVE_INFINITY;
        }
    },
    MAXIMIZE {
        @Override
        public int compare(double a, double b) {
            return MINIMIZE.compare(-a, -b);
        }

        @Override
        public double worst() {
            return Double.NEGATIVE_INFINITY;
        }
    };

    /** Orders metric values best first, NaN last; negative when {@code a} is better than {@code b}. */
    public abstract int compare(double a, double b);

    /** The value that every finite metric beats. */
    public abstract double worst();

    /** Whether {@code a} is strictly better than {@code b}; a number is always better than NaN. */
    public boolean better(double a, double b) {
        // Not by compare: 0.0 and -0.0 are the same metric.
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return !Double.isNaN(a) && Double.isNaN(b);
        }
        return this == MINIMIZE ? a < b : a > b;
    }

    /** The better of the two values. */
    public double best(double a, double b) {
        return better(b, a) ? b : a;
    }

    /** The value as a loss: smaller is better, whatever the direction. */
    public double loss(double metric) {
        return this == MINIMIZE ? metric : -metric;
    }
}

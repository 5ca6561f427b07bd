package dev.luthier.optimizers.tpe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Probabilities of the intervals of a stepped axis under truncated normal distributions; remembers them. */
final class StepMasses {
    /** Below this width, in standard deviations, the middle of an interval speaks for all of it, to ten digits. */
    private static final double NARROW = 0.01;

    private static final int MOST_KINDS = 5000;

    private final Axis.Cells cells;
    private final Map<Kind, Map<Double, Double>> remembered = new HashMap<>();

    /** A distribution. */
    record Kind(double center, double width) {}

    StepMasses(Axis.Cells cells) {
        this.cells = cells;
    }

    Axis.Cells cells() {
        return cells;
    }

    /** The logarithm of the probability that each distribution gives to the value at a coordinate. */
    double[] logMasses(List<Kind> kinds, double coordinate) {
        if (remembered.size() > MOST_KINDS) {
            remembered.clear();
        }
        double low = cells.low(coordinate);
        double high = cells.high(coordinate);
        double[] logMasses = new double[kinds.size()];
        for (int i = 0; i < logMasses.length; i++) {
            Kind kind = kinds.get(i);
            logMasses[i] = high - low < NARROW * kind.width
                    ? logNarrowMass(kind, low, high)
                    : remembered
                            .computeIfAbsent(kind, unknown -> new HashMap<>())
                            .computeIfAbsent(coordinate, unknown -> logMass(kind, low, high));
        }
        return logMasses;
    }

    private static double logMass(Kind kind, double low, double high) {
        double a = (low - kind.center) / kind.width;
        double b = (high - kind.center) / kind.width;
        double logMassOfAll = TruncatedNormal.logMass(-kind.center / kind.width, (1 - kind.center) / kind.width);
        return TruncatedNormal.logMass(a, b) - logMassOfAll;
    }

    /** Midpoint rule with its first correction. */
    private static double logNarrowMass(Kind kind, double low, double high) {
        double z = ((low + high) / 2 - kind.center) / kind.width;
        double h = (high - low) / kind.width;
        return NormalKernels.logNorm(kind.center, kind.width)
                - z * z / 2
                + StrictMath.log(high - low)
                + (z * z - 1) * h * h / 24;
    }
}

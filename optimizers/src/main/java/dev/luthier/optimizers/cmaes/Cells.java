package dev.luthier.optimizers.cmaes;

import dev.luthier.space.DoubleParameter;
import dev.luthier.space.IntegerParameter;
import dev.luthier.space.Parameter;
import dev.luthier.space.Scale;
import java.util.Optional;

/**
 * The intervals that the ordered values of a parameter own on the unit interval.
 *
 * @param count at least 2
 * @param min the least value, if the intervals are even in logarithms only
 * @param step from one value to the next
 */
record Cells(long count, double min, double step, boolean isLogarithmic) {

    /** Empty if every coordinate is a value of its own. */
    static Optional<Cells> of(Parameter parameter) {
        if (parameter.count().isEmpty()) {
            return Optional.empty();
        }
        long count = parameter.count().getAsLong();
        if (parameter instanceof IntegerParameter whole && whole.scale() == Scale.LOG) {
            return Optional.of(new Cells(count, (double) whole.min(), (double) whole.step(), true));
        }
        if (parameter instanceof DoubleParameter real && real.scale() == Scale.LOG) {
            return Optional.of(new Cells(count, real.min(), real.step(), true));
        }
        return Optional.of(new Cells(count, 0, 1, false));
    }

    /** The number of the cell that a coordinate is in, from 0; of the nearest, if it is outside of [0, 1]. */
    long at(double coordinate) {
        double inside = Math.min(1, Math.max(0, coordinate));
        double index = isLogarithmic
                ? Math.floor((StrictMath.exp(logLow() + inside * (logHigh() - logLow())) - min) / step + 0.5)
                : Math.floor(inside * count);
        return Math.min(count - 1, Math.max(0, (long) index));
    }

    /** The boundary between the cells {@code index - 1} and {@code index}, for indices from 1 to count - 1. */
    double boundary(long index) {
        return isLogarithmic
                ? (StrictMath.log(min + (index - 0.5) * step) - logLow()) / (logHigh() - logLow())
                : (double) index / count;
    }

    private double logLow() {
        return StrictMath.log(min > step / 2 ? min - step / 2 : min);
    }

    private double logHigh() {
        return StrictMath.log(min + (count - 0.5) * step);
    }
}

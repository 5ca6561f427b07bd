package dev.luthier.space;

import java.util.List;
import java.util.stream.IntStream;

/** How the values of a number lie on the unit interval: evenly, or by orders of magnitude. */
public enum Scale {
    LINEAR,
    LOG;

    /** The coordinate of a value of a continuous range. */
    double encode(double value, double min, double max) {
        if (min == max) {
            return 0.5;
        }
        return clampUnit((forward(value) - forward(min)) / (forward(max) - forward(min)));
    }

    /** The value at a coordinate; the ends are exact, although exp(ln(max)) may miss max by some ulps. */
    double decode(double unit, double min, double max) {
        double clamped = clampUnit(unit);
        if (clamped == 0 || clamped == 1) {
            return clamped == 0 ? min : max;
        }
        double value = backward(forward(min) + clamped * (forward(max) - forward(min)));
        return Math.min(max, Math.max(min, value));
    }

    /**
     * The coordinate of the value {@code min + index * step}. The range is padded by half a step, so that on the linear
     * scale each of the {@code count} values owns an interval of the same width, whose centre this is.
     */
    double encodeStep(long index, double min, double step, long count) {
        if (this == LINEAR || count == 1) {
            return (index + 0.5) / count;
        }
        double low = paddedLow(min, step);
        double high = StrictMath.log(min + (count - 1) * step + step / 2);
        return (StrictMath.log(min + index * step) - low) / (high - low);
    }

    /** The index of the step whose interval holds a coordinate. */
    long decodeStep(double unit, double min, double step, long count) {
        double clamped = clampUnit(unit);
        if (this == LINEAR) {
            return Math.min(count - 1, (long) Math.floor(clamped * count));
        }
        double low = paddedLow(min, step);
        double high = StrictMath.log(min + (count - 1) * step + step / 2);
        double value = StrictMath.exp(low + clamped * (high - low));
        return Math.min(count - 1, Math.max(0, (long) Math.floor((value - min) / step + 0.5)));
    }

    /** Half a step below min, unless the logarithm would not exist there. */
    private static double paddedLow(double min, double step) {
        return StrictMath.log(min > step / 2 ? min - step / 2 : min);
    }

    private double forward(double value) {
        return this == LOG ? StrictMath.log(value) : value;
    }

    private double backward(double value) {
        return this == LOG ? StrictMath.exp(value) : value;
    }

    /** Different values of a parameter, evenly spread over [0, 1], both ends included. */
    static List<Object> spread(Parameter parameter, int resolution) {
        if (resolution < 1) {
            throw new IllegalArgumentException("resolution must be at least 1, but is " + resolution);
        }
        if (resolution == 1) {
            return List.of(parameter.decode(0.5));
        }
        return IntStream.range(0, resolution)
                .mapToObj(index -> parameter.decode(index / (resolution - 1.0)))
                .distinct()
                .toList();
    }

    static double clampUnit(double unit) {
        if (Double.isNaN(unit)) {
            throw new IllegalArgumentException("a coordinate must be a number in [0, 1], but is NaN");
        }
        return Math.min(1, Math.max(0, unit));
    }
}

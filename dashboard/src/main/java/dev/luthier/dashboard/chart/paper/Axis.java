package dev.luthier.dashboard.chart.paper;

import dev.luthier.space.DoubleParameter;
import dev.luthier.space.IntegerParameter;
import dev.luthier.space.Parameter;
import dev.luthier.space.Scale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Where values stand along an axis, and which of them are written beside it. */
public interface Axis {

    /** NaN for what has no place on it. */
    double place(Object value);

    List<Object> ticks();

    /** Numbers from {@code min} at {@code from} to {@code max} at {@code to}. */
    static Axis linear(double min, double max, double from, double to) {
        double span = max > min ? max - min : 1;
        return new Numbers(value -> from + (value - min) / span * (to - from), roundNumbers(min, min + span));
    }

    static Axis log(double min, double max, double from, double to) {
        double low = Math.log10(min);
        double span = max > min ? Math.log10(max) - low : 1;
        List<Object> powers = new ArrayList<>();
        for (int power = (int) Math.ceil(low - 1e-9); power <= low + span + 1e-9; power++) {
            powers.add(BigDecimal.ONE.scaleByPowerOfTen(power).doubleValue());
        }
        return new Numbers(
                value -> from + (Math.log10(Math.max(value, Double.MIN_NORMAL)) - low) / span * (to - from),
                powers.size() > 1 ? powers : roundNumbers(min, max));
    }

    /** Values side by side. */
    static Axis choices(List<Object> values, double from, double to) {
        return new Choices(values, from, (to - from) / values.size());
    }

    static Axis of(Parameter parameter, double from, double to) {
        if (parameter instanceof DoubleParameter number) {
            return of(number.scale(), number.min(), number.max(), from, to);
        }
        if (parameter instanceof IntegerParameter number) {
            return of(number.scale(), (double) number.min(), (double) number.max(), from, to);
        }
        return choices(((Parameter.Finite) parameter).values(), from, to);
    }

    /** The range of the values with some room; what went far astray on the bad side is left out. */
    static double[] range(double[] values, boolean maximize) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new double[] {0, 1};
        }
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        double tenth = sorted[sorted.length / 10];
        double ninth = sorted[Math.min(sorted.length - 1, sorted.length * 9 / 10)];
        if (sorted.length > 8) {
            low = maximize ? Math.max(low, tenth - 1.5 * (ninth - tenth)) : low;
            high = maximize ? high : Math.min(high, ninth + 1.5 * (ninth - tenth));
        }
        double room = 0.06 * (high > low ? high - low : Math.max(1, Math.abs(low)));
        return new double[] {low - room, high + room};
    }

    /** A value in a few digits. */
    static String text(Object value) {
        if (!(value instanceof Double number)) {
            return String.valueOf(value);
        }
        boolean isSmall = number != 0 && (Math.abs(number) < 1e-4 || Math.abs(number) >= 1e6);
        BigDecimal rounded = new BigDecimal(number, new MathContext(4)).stripTrailingZeros();
        return isSmall ? rounded.toString().replace("E", "e") : rounded.toPlainString();
    }

    private static Axis of(Scale scale, double min, double max, double from, double to) {
        return scale == Scale.LOG ? log(min, max, from, to) : linear(min, max, from, to);
    }

    private static List<Object> roundNumbers(double min, double max) {
        double rough = (max - min) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = 10 * power;
        for (double candidate : new double[] {5, 2.5, 2, 1}) {
            step = candidate * power >= rough ? candidate * power : step;
        }
        List<Object> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** An axis of numbers. */
    record Numbers(DoubleUnaryOperator places, List<Object> ticks) implements Axis {
        @Override
        public double place(Object value) {
            return value instanceof Number number ? places.applyAsDouble(number.doubleValue()) : Double.NaN;
        }
    }

    /** An axis of listed values. */
    record Choices(List<Object> ticks, double from, double width) implements Axis {
        @Override
        public double place(Object value) {
            int index = ticks.indexOf(value);
            return index < 0 ? Double.NaN : from + width * (index + 0.5);
        }
    }
}

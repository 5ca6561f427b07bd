package dev.luthier.space;

import dev.luthier.problem.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * A real number from {@code min} to {@code max}, both included; its values are {@link Double}.
 *
 * @param step distance of the allowed values, counted from {@code min}; 0 allows every value. If the range is no multiple
 *     of it, {@code max} itself is not a value.
 */
public record DoubleParameter(String name, double min, double max, Scale scale, double step, List<Condition> conditions)
        implements Parameter {
    /** Steps as 0.1 are not exact in binary, so that a count or a value may miss its step by a rounding error. */
    private static final double STEP_TOLERANCE = 1e-9;

    public DoubleParameter {
        min += 0.0; // turns -0.0 into 0.0, which otherwise would be another value
        max += 0.0;
        conditions = List.copyOf(conditions);
    }

    /** Whether only multiples of the step, counted from {@code min}, are values. */
    public boolean isQuantized() {
        return step != 0;
    }

    @Override
    public DoubleParameter withConditions(List<Condition> others) {
        return new DoubleParameter(name, min, max, scale, step, others);
    }

    @Override
    public String domain() {
        return "a number from " + min + " to " + max + (isQuantized() ? " in steps of " + step : "");
    }

    @Override
    public OptionalLong count() {
        if (min == max) {
            return OptionalLong.of(1);
        }
        return isQuantized() ? OptionalLong.of(steps()) : OptionalLong.empty();
    }

    @Override
    public Optional<Object> accept(Object value) {
        if (!(Configuration.canonical(value) instanceof Number number)) {
            return Optional.empty();
        }
        double candidate = number.doubleValue();
        double snapped = isQuantized() ? valueAt(indexOf(candidate)) : candidate;
        boolean accepted = isQuantized()
                ? Math.abs(candidate - snapped) <= step * STEP_TOLERANCE
                : min <= candidate && candidate <= max;
        return accepted ? Optional.of(snapped) : Optional.empty();
    }

    @Override
    public double encode(Object value) {
        double number = (Double) canonical(value);
        return isQuantized() ? scale.encodeStep(indexOf(number), min, step, steps()) : scale.encode(number, min, max);
    }

    @Override
    public Double decode(double unit) {
        return isQuantized() ? valueAt(scale.decodeStep(unit, min, step, steps())) : scale.decode(unit, min, max);
    }

    @Override
    public List<Object> grid(int resolution) {
        if (!isQuantized() || steps() > resolution) {
            return Scale.spread(this, resolution);
        }
        return LongStream.range(0, steps()).<Object>mapToObj(this::valueAt).toList();
    }

    @Override
    public void check(Problems problems) {
        if (!problems.check(Double.isFinite(min) && Double.isFinite(max), "min %s and max %s must be finite", min, max)
                || !problems.check(min <= max, "min %s is above max %s (swap them?)", min, max)) {
            return;
        }
        problems.check(scale != Scale.LOG || min > 0, "min %s must be above 0 on the LOG scale", min);
        problems.check(Double.isFinite(max - min), "the range from %s to %s is too wide for a double", min, max);
        if (isQuantized() && problems.check(step > 0 && Double.isFinite(step), "step %s must be above 0", step)) {
            problems.check(min == max || step <= max - min, "step %s is larger than the range %s", step, max - min);
            problems.check((max - min) / step < IntegerParameter.MAX_COUNT, "step %s is too small for the range", step);
        }
    }

    private long steps() {
        return (long) Math.floor((max - min) / step + STEP_TOLERANCE) + 1;
    }

    private long indexOf(double value) {
        return Math.min(steps() - 1, Math.max(0, Math.round((value - min) / step)));
    }

    /** Computed in decimals, as the step was written: 3 steps of 0.1 are 0.3 and not 0.30000000000000004. */
    private double valueAt(long index) {
        BigDecimal way = BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(index));
        return Math.min(max, BigDecimal.valueOf(min).add(way).doubleValue());
    }
}

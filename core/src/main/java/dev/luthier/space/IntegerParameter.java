package dev.luthier.space;

import dev.luthier.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * A whole number from {@code min} to {@code max}, both included; its values are {@link Long}.
 *
 * @param step distance of the allowed values, counted from {@code min}; usually 1
 */
public record IntegerParameter(String name, long min, long max, Scale scale, long step, List<Condition> conditions)
        implements Parameter {
    /** Beyond this a coordinate of 53 bits could not tell the values apart reliably. */
    static final long MAX_COUNT = 1L << 40;

    public IntegerParameter {
        conditions = List.copyOf(conditions);
    }

    @Override
    public IntegerParameter withConditions(List<Condition> others) {
        return new IntegerParameter(name, min, max, scale, step, others);
    }

    @Override
    public String domain() {
        return "a whole number from " + min + " to " + max + (step == 1 ? "" : " in steps of " + step);
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(steps());
    }

    @Override
    public Optional<Object> accept(Object value) {
        Object canonical = Configuration.canonical(value);
        if (canonical instanceof Double real && real == (long) (double) real) {
            canonical = (long) (double) real;
        }
        boolean accepted =
                canonical instanceof Long number && min <= number && number <= max && (number - min) % step == 0;
        return accepted ? Optional.of(canonical) : Optional.empty();
    }

    @Override
    public double encode(Object value) {
        return scale.encodeStep(((Long) canonical(value) - min) / step, (double) min, (double) step, steps());
    }

    @Override
    public Long decode(double unit) {
        return min + step * scale.decodeStep(unit, (double) min, (double) step, steps());
    }

    @Override
    public List<Object> grid(int resolution) {
        if (steps() > resolution) {
            return Scale.spread(this, resolution);
        }
        return LongStream.range(0, steps())
                .<Object>mapToObj(index -> min + index * step)
                .toList();
    }

    @Override
    public void check(Problems problems) {
        if (!problems.check(min <= max, "min %d is above max %d (swap them?)", min, max)) {
            return;
        }
        problems.check(scale != Scale.LOG || min > 0, "min %d must be at least 1 on the LOG scale", min);
        boolean isNarrow = problems.check(
                (double) max - min < MAX_COUNT && (scale != Scale.LOG || max <= MAX_COUNT),
                "the range from %d to %d is too wide, at most 2^40 values can be told apart",
                min,
                max);
        if (problems.check(step > 0, "step %d must be above 0", step) && isNarrow) {
            problems.check(
                    min == max || step <= max - min, "step %d is larger than the range from %d to %d", step, min, max);
        }
    }

    private long steps() {
        return (max - min) / step + 1;
    }
}

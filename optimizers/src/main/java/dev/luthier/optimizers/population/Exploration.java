package dev.luthier.optimizers.population;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.DoubleParameter;
import dev.luthier.space.IntegerParameter;
import dev.luthier.space.Parameter;
import dev.luthier.space.Scale;
import dev.luthier.space.SearchSpace;

/**
 * Changes a configuration a little, as Jaderberg et al. do: every number by a fifth up or down, an ordered value to its
 * neighbour; now and then a value is drawn anew. Immutable.
 *
 * @param resample probability that a value is drawn anew
 */
record Exploration(SearchSpace space, double resample) {
    private static final double UP = 1.2;
    private static final double DOWN = 0.8;

    Configuration of(Configuration parent, RandomStream random) {
        double[] unit = space.encode(parent);
        boolean[] active = space.active(parent);
        for (int i = 0; i < unit.length; i++) {
            boolean isAnew = random.nextDouble() < resample || !active[i];
            boolean isUp = random.nextBoolean();
            double anew = random.nextDouble();
            Parameter parameter = space.dimensions().get(i);
            unit[i] = isAnew ? anew : parameter.encode(changed(parameter, parent.get(parameter.name()), isUp));
        }
        return space.decode(unit);
    }

    /** The value a little higher or lower; one that cannot be changed stays. */
    static Object changed(Parameter parameter, Object value, boolean isUp) {
        if (parameter instanceof DoubleParameter real) {
            double max = real.max();
            double next = scaled((double) value, real.min(), real.scale(), isUp);
            return real.step() == 0
                    ? Math.min(max, Math.max(real.min(), next))
                    : real.min() + real.step() * steps(real, (double) value, next, isUp);
        }
        if (parameter instanceof IntegerParameter whole) {
            double next = scaled((double) (long) value, (double) whole.min(), whole.scale(), isUp);
            return whole.min() + whole.step() * steps(whole, (long) value, next, isUp);
        }
        if (parameter instanceof Parameter.Finite finite && finite.isOrdered()) {
            int last = finite.values().size() - 1;
            int next = finite.values().indexOf(value) + (isUp ? 1 : -1);
            return finite.values().get(Math.min(last, Math.max(0, next)));
        }
        return value;
    }

    /** By a factor, counted from 0 where orders of magnitude matter, else from the lower end of the range. */
    private static double scaled(double value, double min, Scale scale, boolean isUp) {
        double zero = scale == Scale.LOG ? 0 : min;
        return zero + (value - zero) * (isUp ? UP : DOWN);
    }

    private static long steps(DoubleParameter real, double value, double next, boolean isUp) {
        long was = Math.round((value - real.min()) / real.step());
        long most = (long) Math.floor((real.max() - real.min()) / real.step() + 1e-9);
        return moved(was, (next - real.min()) / real.step(), most, isUp);
    }

    private static long steps(IntegerParameter whole, long value, double next, boolean isUp) {
        long was = (value - whole.min()) / whole.step();
        long most = (whole.max() - whole.min()) / whole.step();
        return moved(was, (next - whole.min()) / whole.step(), most, isUp);
    }

    /** To the nearest step, but at least by one. */
    private static long moved(long was, double to, long most, boolean isUp) {
        long rounded = Math.round(to);
        long next = rounded == was ? was + (isUp ? 1 : -1) : rounded;
        return Math.min(most, Math.max(0, next));
    }
}

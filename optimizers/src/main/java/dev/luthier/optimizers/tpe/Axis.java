package dev.luthier.optimizers.tpe;

import dev.luthier.random.RandomStream;
import dev.luthier.space.DoubleParameter;
import dev.luthier.space.IntegerParameter;
import dev.luthier.space.Parameter;
import dev.luthier.space.Scale;

/**
 * One dimension of the unit cube as the estimator sees it: continuous, in steps that own an interval each, or a choice
 * without order.
 */
sealed interface Axis {

    /** The axis of a parameter that is not constant. */
    static Axis of(Parameter parameter) {
        if (parameter.count().isEmpty()) {
            return new Continuous();
        }
        long count = parameter.count().getAsLong();
        if (parameter instanceof Parameter.Finite finite && !finite.isOrdered()) {
            return new Choice((int) count);
        }
        if (parameter instanceof IntegerParameter whole && whole.scale() == Scale.LOG) {
            return LogStepped.of((double) whole.min(), (double) whole.step(), count);
        }
        if (parameter instanceof DoubleParameter real && real.scale() == Scale.LOG) {
            return LogStepped.of(real.min(), real.step(), count);
        }
        return new Stepped(count);
    }

    /** Another coordinate nearby: about {@code distance} away, or any other choice. */
    double step(double coordinate, double distance, RandomStream random);

    /** Of the steps that lead out of the range, so many stop at its end: often the best is just there. The rest is reflected. */
    double STOPPING = 0.3;

    private static double moved(double coordinate, double distance, RandomStream random) {
        double aim = coordinate + distance * random.nextGaussian();
        double inside = Math.min(1, Math.max(0, aim));
        if (aim == inside || random.nextDouble() < STOPPING) {
            return inside;
        }
        double reflected = aim < 0 ? -aim : 2 - aim;
        return Math.min(1, Math.max(0, reflected));
    }

    /** Every coordinate is a value. */
    record Continuous() implements Axis {
        @Override
        public double step(double coordinate, double distance, RandomStream random) {
            return moved(coordinate, distance, random);
        }
    }

    /** Only the centre of an interval is a value. */
    sealed interface Cells extends Axis {

        /** Lower end of the interval around a coordinate that stands for a value. */
        double low(double center);

        /** Upper end of that interval. */
        double high(double center);

        /** The coordinate that stands for the value in whose interval this one is. */
        double snap(double coordinate);

        @Override
        default double step(double coordinate, double distance, RandomStream random) {
            return snap(moved(coordinate, distance, random));
        }
    }

    /** Intervals of the same width. */
    record Stepped(long count) implements Cells {
        @Override
        public double low(double center) {
            return (double) index(center) / count;
        }

        @Override
        public double high(double center) {
            return (index(center) + 1.0) / count;
        }

        @Override
        public double snap(double coordinate) {
            return (index(coordinate) + 0.5) / count;
        }

        private long index(double coordinate) {
            return Math.min(count - 1, (long) (coordinate * count));
        }
    }

    /** Intervals that are even before the logarithm is taken; {@code from} and {@code to} are the padded logarithms. */
    record LogStepped(double min, double step, long count, double from, double to) implements Cells {

        static LogStepped of(double min, double step, long count) {
            double low = min > step / 2 ? min - step / 2 : min;
            double high = min + (count - 1) * step + step / 2;
            return new LogStepped(min, step, count, StrictMath.log(low), StrictMath.log(high));
        }

        @Override
        public double low(double center) {
            long index = index(center);
            return index == 0 ? 0 : coordinate(index - 0.5);
        }

        @Override
        public double high(double center) {
            long index = index(center);
            return index == count - 1 ? 1 : coordinate(index + 0.5);
        }

        @Override
        public double snap(double coordinate) {
            return coordinate((double) index(coordinate));
        }

        private double coordinate(double index) {
            return (StrictMath.log(min + index * step) - from) / (to - from);
        }

        private long index(double coordinate) {
            double value = StrictMath.exp(from + coordinate * (to - from));
            return Math.min(count - 1, Math.max(0, (long) Math.floor((value - min) / step + 0.5)));
        }
    }

    /** Choices {@code 0 … count-1} at {@code (index + 0.5) / count}. */
    record Choice(int count) implements Axis {
        int index(double coordinate) {
            return Math.min(count - 1, (int) (coordinate * count));
        }

        double coordinate(int index) {
            return (index + 0.5) / count;
        }

        @Override
        public double step(double coordinate, double distance, RandomStream random) {
            return coordinate((index(coordinate) + 1 + random.nextInt(count - 1)) % count);
        }
    }
}

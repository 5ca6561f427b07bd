package dev.luthier.benchmarks.quality.problem;

import dev.luthier.space.Configuration;
import java.util.List;
import java.util.stream.IntStream;

/** An axis of a grid of trained models. */
sealed interface GridAxis {
    /** How many nodes it has. */
    int size();

    /** Between which nodes the configuration is: the index of the lower one and the share of the way to the next. */
    double place(Configuration configuration);

    /** Numbers, ascending. */
    record Numbers(String name, boolean log, List<Double> nodes) implements GridAxis {
        /** The nodes at equal ratios from {@code low} to {@code high}. */
        static Numbers geometric(String name, double low, double high, int count) {
            return new Numbers(
                    name,
                    true,
                    IntStream.range(0, count)
                            .mapToObj(i -> low * StrictMath.pow(high / low, i / (count - 1.0)))
                            .toList());
        }

        @Override
        public int size() {
            return nodes.size();
        }

        @Override
        public double place(Configuration configuration) {
            double x = scaled(((Number) configuration.get(name)).doubleValue());
            int low = 0;
            while (low < nodes.size() - 2 && x > scaled(nodes.get(low + 1))) {
                low++;
            }
            double from = scaled(nodes.get(low));
            double to = scaled(nodes.get(low + 1));
            return low + Math.max(0, Math.min(1, (x - from) / (to - from)));
        }

        private double scaled(double value) {
            return log ? StrictMath.log(value) : value;
        }
    }

    /** Values, between which there is nothing. */
    record Choices(String name, List<?> values) implements GridAxis {
        @Override
        public int size() {
            return values.size();
        }

        @Override
        public double place(Configuration configuration) {
            return values.indexOf(configuration.get(name));
        }
    }
}

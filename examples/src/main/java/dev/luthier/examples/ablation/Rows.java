package dev.luthier.examples.ablation;

import dev.luthier.random.RandomStream;
import dev.luthier.tables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of numbers with their classes, to learn from or to measure on. */
final class Rows {
    /** Three of five rows are learned from. */
    private static final double LEARNED = 0.6;

    private final List<double[]> inputs;
    private final int[] targets;

    /** What is learned from, and what is measured on. */
    record Split(Rows learned, Rows measured) {}

    private Rows(List<double[]> inputs, int[] targets) {
        this.inputs = inputs;
        this.targets = targets;
    }

    /**
     * Splits a table by chance, the same way for the same seed, whatever columns it has.
     *
     * @param standardised whether every column is brought to mean 0 and standard deviation 1 of the rows learned from
     */
    static Split split(Table table, String label, long seed, boolean standardised) {
        int[] order = shuffled(table.rows(), RandomStream.of(seed, 0));
        int cut = (int) (LEARNED * order.length);
        Table learned = table.rows(IntStream.of(order).limit(cut).toArray());
        Table measured = table.rows(IntStream.of(order).skip(cut).toArray());
        return new Split(of(learned, learned, label, standardised), of(measured, learned, label, standardised));
    }

    private static Rows of(Table table, Table learned, String label, boolean standardised) {
        List<double[]> columns = new ArrayList<>();
        for (String column : table.columns()) {
            if (!column.equals(label)) {
                double[] values = table.numbers(column);
                columns.add(standardised ? standardised(values, learned.numbers(column)) : values);
            }
        }
        List<double[]> inputs = IntStream.range(0, table.rows())
                .mapToObj(row ->
                        columns.stream().mapToDouble(column -> column[row]).toArray())
                .toList();
        int[] targets = new int[table.rows()];
        double[] labels = table.numbers(label);
        for (int row = 0; row < targets.length; row++) {
            targets[row] = (int) labels[row];
        }
        return new Rows(inputs, targets);
    }

    private static double[] standardised(double[] values, double[] reference) {
        double mean = 0;
        for (double value : reference) {
            mean += value / reference.length;
        }
        double variance = 0;
        for (double value : reference) {
            variance += (value - mean) * (value - mean) / reference.length;
        }
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = variance == 0 ? 0 : (values[i] - mean) / Math.sqrt(variance);
        }
        return result;
    }

    private static int[] shuffled(int count, RandomStream random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int value = order[i];
            order[i] = order[other];
            order[other] = value;
        }
        return order;
    }

    /** The numbers of the rows in an order by chance. */
    int[] shuffled(RandomStream random) {
        return shuffled(count(), random);
    }

    int count() {
        return targets.length;
    }

    double[] input(int row) {
        return inputs.get(row);
    }

    int target(int row) {
        return targets[row];
    }
}

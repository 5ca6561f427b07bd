package dev.luthier.examples;

import dev.luthier.random.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table in three parts: to train on, to choose by, and to look at once at the end.
 *
 * @param training 60 % of the rows of each class
 * @param validation 20 %, which decide which configuration is the best
 * @param test the rest, which decide nothing
 */
record Split(Table training, Table validation, Table test) {
    private static final double TRAINING = 0.6;
    private static final double VALIDATION = 0.2;

    /** Splits each class in the same proportions. The seed alone decides which row goes where. */
    static Split stratified(Table table, long seed) {
        List<Integer> training = new ArrayList<>();
        List<Integer> validation = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (List<Integer> rows : rowsByClass(table, seed)) {
            int first = (int) Math.round(rows.size() * TRAINING);
            int second = (int) Math.round(rows.size() * (TRAINING + VALIDATION));
            training.addAll(rows.subList(0, first));
            validation.addAll(rows.subList(first, second));
            test.addAll(rows.subList(second, rows.size()));
        }
        return new Split(sorted(table, training), sorted(table, validation), sorted(table, test));
    }

    private static List<List<Integer>> rowsByClass(Table table, long seed) {
        List<List<Integer>> byClass = new ArrayList<>();
        for (int i = 0; i < table.classCount(); i++) {
            byClass.add(new ArrayList<>());
        }
        for (int row : RandomStream.of(seed).permutation(table.rows())) {
            byClass.get(table.classOf(row)).add(row);
        }
        return byClass;
    }

    private static Table sorted(Table table, List<Integer> rows) {
        Collections.sort(rows);
        return table.select(rows);
    }
}

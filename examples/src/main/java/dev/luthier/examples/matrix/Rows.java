package dev.luthier.examples.matrix;

import dev.luthier.random.RandomStream;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Rows of numbers, each with its target: a class 0, 1, 2 … or any number. */
final class Rows {
    private final float[][] features;
    private final float[] targets;

    Rows(float[][] features, float[] targets) {
        this.features = features;
        this.targets = targets;
    }

    /** A data set that the examples bring along, by its name. */
    static Rows bundled(String name) throws IOException {
        InputStream plain = Rows.class.getResourceAsStream("/dev/luthier/examples/" + name + ".csv");
        InputStream zipped = Rows.class.getResourceAsStream("/dev/luthier/examples/" + name + ".csv.gz");
        if (plain == null && zipped == null) {
            throw new FileNotFoundException("the jar of the examples has no data set " + name);
        }
        try (InputStream bytes = plain != null ? plain : new GZIPInputStream(zipped);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            List<float[]> rows = new ArrayList<>();
            lines.lines().skip(1).forEach(line -> rows.add(numbers(line)));
            return of(rows);
        }
    }

    private static float[] numbers(String line) {
        String[] cells = line.split(",", -1);
        float[] numbers = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            numbers[i] = Float.parseFloat(cells[i]);
        }
        return numbers;
    }

    private static Rows of(List<float[]> rows) {
        float[][] features = new float[rows.size()][];
        float[] targets = new float[rows.size()];
        for (int i = 0; i < targets.length; i++) {
            float[] row = rows.get(i);
            features[i] = Arrays.copyOf(row, row.length - 1);
            targets[i] = row[row.length - 1];
        }
        return new Rows(features, targets);
    }

    float[][] features() {
        return features;
    }

    float[] targets() {
        return targets;
    }

    int size() {
        return targets.length;
    }

    int columns() {
        return features[0].length;
    }

    /** Of a classification: the highest class plus one. */
    int classes() {
        float highest = 0;
        for (float target : targets) {
            highest = Math.max(highest, target);
        }
        return (int) highest + 1;
    }

    long bytes() {
        return 4L * size() * (columns() + 1);
    }

    /** All rows in random order, the first {@code share} of them, and the rest. */
    Rows[] split(double share, long seed) {
        int[] order = RandomStream.of(seed).permutation(size());
        int first = (int) Math.round(size() * share);
        return new Rows[] {select(order, 0, first), select(order, first, size())};
    }

    private Rows select(int[] order, int from, int to) {
        float[][] itsFeatures = new float[to - from][];
        float[] itsTargets = new float[to - from];
        for (int i = from; i < to; i++) {
            itsFeatures[i - from] = features[order[i]];
            itsTargets[i - from] = targets[order[i]];
        }
        return new Rows(itsFeatures, itsTargets);
    }
}

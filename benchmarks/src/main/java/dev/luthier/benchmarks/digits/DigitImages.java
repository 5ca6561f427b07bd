package dev.luthier.benchmarks.digits;

import dev.luthier.random.RandomStream;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Handwritten digits, 8 by 8 pixels in grey from 0 to 1. Travels to the slots.
 *
 * @param pixels of each image
 * @param digits what each image shows
 */
@SuppressWarnings("ArrayRecordComponent") // only read, and never compared
record DigitImages(double[][] pixels, int[] digits) implements Serializable {
    private static final long serialVersionUID = 1;
    static final int PIXELS = 64;
    static final int DIGITS = 10;

    private static final String FILE = "/dev/luthier/examples/digits.csv.gz";
    private static final double WHITE = 16;

    /** Those that the examples bring along. */
    static DigitImages load() throws IOException {
        InputStream resource = DigitImages.class.getResourceAsStream(FILE);
        if (resource == null) {
            throw new FileNotFoundException("the jar of the examples has no " + FILE);
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.US_ASCII))) {
            List<double[]> rows = new ArrayList<>();
            lines.readLine(); // the header
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(Arrays.stream(line.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
            return of(rows);
        }
    }

    int size() {
        return digits.length;
    }

    /** A share of the images at random, and the others. */
    List<DigitImages> split(double share, long seed) {
        int[] order = RandomStream.of(seed).permutation(size());
        int cut = (int) Math.round(share * size());
        return List.of(select(Arrays.copyOf(order, cut)), select(Arrays.copyOfRange(order, cut, size())));
    }

    private DigitImages select(int[] images) {
        return new DigitImages(
                Arrays.stream(images).mapToObj(image -> pixels[image]).toArray(double[][]::new),
                Arrays.stream(images).map(image -> digits[image]).toArray());
    }

    private static DigitImages of(List<double[]> rows) {
        double[][] pixels = new double[rows.size()][];
        int[] digits = new int[rows.size()];
        for (int i = 0; i < digits.length; i++) {
            double[] row = rows.get(i);
            pixels[i] = Arrays.stream(row, 0, PIXELS).map(grey -> grey / WHITE).toArray();
            digits[i] = (int) row[PIXELS];
        }
        return new DigitImages(pixels, digits);
    }
}

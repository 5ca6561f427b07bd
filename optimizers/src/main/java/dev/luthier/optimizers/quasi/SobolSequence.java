package dev.luthier.optimizers.quasi;

import dev.luthier.random.RandomStream;

/**
 * A Sobol sequence under Owen's nested uniform scrambling ("Randomly permuted (t,m,s)-nets", 1995). Every aligned block of
 * 2^k points has exactly one point in each of 2^k intervals of every dimension. A point is a function of seed and index, so
 * that points can be taken in any order. Immutable.
 *
 * <p>Beyond 128 dimensions the direction numbers are used again with the points in another, equally even order (padding as
 * in Burley, "Practical hash-based Owen scrambling", 2020).
 */
public final class SobolSequence {
    private static final double STEP = 0x1.0p-32;

    private final int dimensions;
    private final long seed;

    /** @param dimensions at least 0 */
    public SobolSequence(int dimensions, long seed) {
        if (dimensions < 0) {
            throw new IllegalArgumentException("dimensions is " + dimensions + ", must be 0 or more");
        }
        this.dimensions = dimensions;
        this.seed = seed;
    }

    /**
     * The point with that index, its coordinates inside (0, 1).
     *
     * @param index from 0; after 2^32 points the sequence starts again
     */
    public double[] point(long index) {
        double[] point = new double[dimensions];
        for (int j = 0; j < dimensions; j++) {
            int block = j / DirectionNumbers.dimensions();
            // Scrambling an index as if it were a point keeps aligned blocks together.
            int own = block == 0 ? (int) index : scramble((int) index, RandomStream.derive(seed, j, block));
            int scrambled = scramble(plain(j % DirectionNumbers.dimensions(), own), RandomStream.derive(seed, j));
            point[j] = (Integer.toUnsignedLong(scrambled) + 0.5) * STEP;
        }
        return point;
    }

    /** The unscrambled coordinate as a binary fraction, in the order of the Gray code. */
    static int plain(int dimension, int index) {
        int[] directions = DirectionNumbers.of(dimension);
        int gray = index ^ (index >>> 1);
        int value = 0;
        for (int bit = 0; gray != 0; bit++, gray >>>= 1) {
            if ((gray & 1) == 1) {
                value ^= directions[bit];
            }
        }
        return value;
    }

    /** Flips each bit by a random bit that depends on all bits above it. */
    static int scramble(int value, long seed) {
        int scrambled = value;
        for (int bit = 0; bit < DirectionNumbers.BITS; bit++) {
            long above = bit == 0 ? 0 : value >>> (DirectionNumbers.BITS - bit);
            long key = RandomStream.mix64(((long) bit << 32) | above);
            if (RandomStream.mix64(seed ^ key) < 0) {
                scrambled ^= 1 << (DirectionNumbers.BITS - 1 - bit);
            }
        }
        return scrambled;
    }
}

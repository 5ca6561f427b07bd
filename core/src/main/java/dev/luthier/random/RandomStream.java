package dev.luthier.random;

/**
 * A stream of random numbers that is a function of its seed alone: the same on every JVM, platform and release.
 *
 * <p>The generator is SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014)
 * with one fixed increment. Whoever needs a random decision derives a stream of its own, for instance from the
 * experiment's seed, the task and the number of the suggestion; streams are never shared. Not thread-safe.
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double ULP_OF_ONE_HALF = 0x1.0p-53;

    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    /** The stream that belongs to a place under a seed, e.g. {@code of(seed, task, suggestion)}. */
    public static RandomStream of(long seed, long... path) {
        return new RandomStream(derive(seed, path));
    }

    /** A seed for a place under a seed; the order and the number of the steps matter. */
    public static long derive(long seed, long... path) {
        long derived = mix64(seed);
        for (long step : path) {
            derived = mix64(derived ^ mix64(step));
        }
        return derived;
    }

    /** The output function of SplitMix64, its increment included: a bijection that scatters neighbouring numbers. */
    public static long mix64(long value) {
        long z = value + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Any of the 2^64 longs. */
    public long nextLong() {
        long value = mix64(state);
        state += GOLDEN_GAMMA;
        return value;
    }

    /** A multiple of 2^-53 in [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * ULP_OF_ONE_HALF;
    }

    /** A number in [0, bound), each equally likely. */
    public int nextInt(int bound) {
        return (int) nextLong(bound);
    }

    /** A number in [0, bound), each equally likely. */
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, but is " + bound);
        }
        long bits;
        long value;
        do {
            bits = nextLong() >>> 1;
            value = bits % bound;
        } while (bits - value + (bound - 1) < 0); // the last, incomplete block would favour small values
        return value;
    }

    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /** A standard normal number (Box and Muller 1958); always takes two draws, so that streams stay aligned. */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * nextDouble());
    }

    /** Puts the elements into an order of which each is equally likely (Fisher and Yates, Durstenfeld's form). */
    public void shuffle(int[] elements) {
        for (int last = elements.length - 1; last > 0; last--) {
            int chosen = nextInt(last + 1);
            int element = elements[chosen];
            elements[chosen] = elements[last];
            elements[last] = element;
        }
    }

    /** The numbers 0 to n-1 in random order. */
    public int[] permutation(int n) {
        int[] permutation = new int[n];
        for (int i = 0; i < n; i++) {
            permutation[i] = i;
        }
        shuffle(permutation);
        return permutation;
    }
}

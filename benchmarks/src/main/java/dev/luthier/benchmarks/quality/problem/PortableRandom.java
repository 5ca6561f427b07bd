package dev.luthier.benchmarks.quality.problem;

import dev.luthier.random.RandomStream;
import java.util.Arrays;

/** Random numbers that are functions of their keys, so that other systems can replay noise and durations exactly. */
public final class PortableRandom {
    private static final long START = 0x243F6A8885A308D3L;

    private PortableRandom() {}

    /** A hash of the keys. */
    public static long mix(long... keys) {
        long hash = START;
        for (long key : keys) {
            hash = RandomStream.mix64(hash ^ key);
        }
        return hash;
    }

    /** A number between 0 and 1, both excluded. */
    public static double uniform(long... keys) {
        return ((mix(keys) >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** A number from the standard normal distribution. */
    public static double gauss(long... keys) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform(with(keys, 1))));
        return radius * StrictMath.cos(2 * Math.PI * uniform(with(keys, 2)));
    }

    private static long[] with(long[] keys, long last) {
        long[] longer = Arrays.copyOf(keys, keys.length + 1);
        longer[keys.length] = last;
        return longer;
    }
}

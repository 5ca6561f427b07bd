package dev.luthier.optimizers;

import dev.luthier.random.RandomStream;

/**
 * The numbers 0 to n-1 in an order that follows from a seed, without a list of them: a Feistel network over the next even
 * number of bits (Luby and Rackoff, SIAM J. Comput. 17, 1988), walked until it comes out below n (Black and Rogaway, CT-RSA
 * 2002).
 */
final class ShuffledNumbers {
    private static final int ROUNDS = 6;

    private final long count;
    private final long seed;
    private final int halfBits;
    private final long halfMask;

    /** @param count from 1 to 2^62 */
    ShuffledNumbers(long count, long seed) {
        this.count = count;
        this.seed = seed;
        int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, count - 1));
        this.halfBits = (bits + 1) / 2;
        this.halfMask = (1L << halfBits) - 1;
    }

    /** The number at that place; both from 0 to count-1. */
    long at(long place) {
        long number = place;
        do {
            number = scattered(number);
        } while (number >= count);
        return number;
    }

    private long scattered(long number) {
        long left = number >>> halfBits;
        long right = number & halfMask;
        for (int round = 0; round < ROUNDS; round++) {
            long mixed = left ^ (RandomStream.derive(seed, round, right) & halfMask);
            left = right;
            right = mixed;
        }
        return left << halfBits | right;
    }
}

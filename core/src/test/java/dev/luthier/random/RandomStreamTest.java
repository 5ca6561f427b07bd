package dev.luthier.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The golden numbers come from an independent implementation in Python; they must never change. */
class RandomStreamTest {
    private static RandomStream stream() {
        return RandomStream.of(42, 0, 7);
    }

    @Test
    void mixesAsSplitMix64Does() {
        assertThat(LongStream.of(0, 1, 12345).map(RandomStream::mix64))
                .containsExactly(0xe220a8397b1dcdafL, 0x910a2dec89025cc1L, 0x22118258a9d111a0L);
        // the first outputs of the published reference implementation for the seed 1234567
        long gamma = 0x9E3779B97F4A7C15L;
        assertThat(LongStream.range(0, 3).map(i -> RandomStream.mix64(1234567 + i * gamma)))
                .containsExactly(
                        6457827717110365317L, 3203168211198807973L, Long.parseUnsignedLong("9817491932198370423"));
    }

    @Test
    void derivesSeedsByPlace() {
        assertThat(RandomStream.derive(42)).isEqualTo(-4767286540954276203L);
        assertThat(RandomStream.derive(42, 0)).isEqualTo(-3677240332583166643L);
        assertThat(RandomStream.derive(42, 0, 7)).isEqualTo(-8636364260468339034L);
        assertThat(RandomStream.derive(42, 7, 0)).isEqualTo(-7018484220547988814L);
    }

    @Test
    void keepsItsSequenceForEver() {
        RandomStream longs = stream();
        RandomStream doubles = stream();
        RandomStream digits = stream();
        RandomStream coins = stream();
        RandomStream gaussians = stream();

        assertThat(LongStream.generate(longs::nextLong).limit(3))
                .containsExactly(-3736375568489445393L, -4363448552167623363L, 1099892856858645309L);
        assertThat(DoubleStream.generate(doubles::nextDouble).limit(3))
                .containsExactly(0.797450674571099, 0.7634569800105566, 0.059625311245371515);
        assertThat(IntStream.generate(() -> digits.nextInt(10)).limit(8)).containsExactly(1, 6, 4, 7, 0, 0, 4, 4);
        assertThat(IntStream.range(0, 6).mapToObj(i -> coins.nextBoolean()))
                .containsExactly(true, true, false, true, false, true);
        assertThat(stream().permutation(8)).containsExactly(1, 5, 3, 0, 6, 4, 2, 7);
        for (double golden : new double[] {0.15091983064494344, 0.27241698525204694, 0.14636663748387826}) {
            assertThat(gaussians.nextGaussian()).isCloseTo(golden, within(1e-14));
        }
    }

    @Test
    void drawsEachSmallNumberEquallyOften() {
        RandomStream random = RandomStream.of(1);
        int[] counts = new int[6];

        IntStream.range(0, 60_000).forEach(i -> counts[random.nextInt(6)]++);

        assertThat(Arrays.stream(counts)).allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
    }

    @Test
    void doesNotFavourSmallNumbersUnderALargeBound() {
        RandomStream random = RandomStream.of(2);
        long bound = 3L << 61; // without rejection the lowest third would come twice as often

        long low = LongStream.range(0, 30_000)
                .filter(i -> random.nextLong(bound) < 1L << 61)
                .count();

        assertThat(low).isBetween(9_600L, 10_400L);
    }

    @Test
    void hasTheMomentsOfAStandardNormal() {
        RandomStream random = RandomStream.of(3);

        double[] draws =
                DoubleStream.generate(random::nextGaussian).limit(100_000).toArray();

        assertThat(Arrays.stream(draws).average().orElseThrow()).isCloseTo(0, within(0.015));
        assertThat(Arrays.stream(draws).map(x -> x * x).average().orElseThrow()).isCloseTo(1, within(0.02));
    }

    @Test
    void shufflesToEachOrderEquallyOften() {
        int[] firsts = new int[4];

        for (int seed = 0; seed < 8_000; seed++) {
            firsts[RandomStream.of(seed).permutation(4)[3]]++;
        }

        assertThat(Arrays.stream(firsts)).allSatisfy(count -> assertThat(count).isBetween(1_840, 2_160));
    }

    @Test
    void refusesABoundThatLeavesNothing() {
        assertThatThrownBy(() -> stream().nextInt(0)).hasMessage("bound must be positive, but is 0");
        assertThatThrownBy(() -> stream().nextLong(-3)).hasMessage("bound must be positive, but is -3");
    }
}

package dev.luthier.optimizers.quasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SobolSequenceTest {
    private static final double[][] FIRST_POINTS = {
        {0, 0, 0, 0, 0, 0},
        {.5, .5, .5, .5, .5, .5},
        {.75, .25, .25, .25, .75, .75},
        {.25, .75, .75, .75, .25, .25},
        {.375, .375, .625, .875, .375, .125},
        {.875, .875, .125, .375, .875, .625},
        {.625, .125, .875, .625, .625, .875},
        {.125, .625, .375, .125, .125, .375}
    };

    @Test
    void hasTheDirectionNumbersOfJoeAndKuo() {
        for (int index = 0; index < FIRST_POINTS.length; index++) {
            for (int dimension = 0; dimension < 6; dimension++) {
                double plain = Integer.toUnsignedLong(SobolSequence.plain(dimension, index)) * 0x1.0p-32;

                assertThat(plain).isEqualTo(FIRST_POINTS[index][dimension]);
            }
        }
    }

    @Test
    void scramblesAsOwen() {
        double[] expected = {0.062025747, 0.977708698, 0.623826301, 0.374175858};
        for (int index = 0; index < expected.length; index++) {
            int scrambled = SobolSequence.scramble(SobolSequence.plain(0, index), 12345);

            assertThat(Integer.toUnsignedLong(scrambled) * 0x1.0p-32).isCloseTo(expected[index], within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 128, 300})
    void everyAlignedBlockHasOnePointInEachInterval(int dimensions) {
        SobolSequence sequence = new SobolSequence(dimensions, 7);
        for (int size = 2; size <= 64; size *= 2) {
            for (int block = 0; block < 3; block++) {
                for (int dimension : new int[] {0, dimensions / 2, dimensions - 1}) {
                    boolean[] hit = new boolean[size];
                    for (int i = 0; i < size; i++) {
                        double coordinate = sequence.point((long) block * size + i)[dimension];
                        assertThat(coordinate).isStrictlyBetween(0.0, 1.0);
                        hit[(int) (coordinate * size)] = true;
                    }

                    assertThat(hit).as("block %d of %d", block, size).containsOnly(true);
                }
            }
        }
    }

    @Test
    void aPointDependsOnItsIndexOnly() {
        double[] first = new SobolSequence(10, 7).point(5);
        SobolSequence sequence = new SobolSequence(10, 7);
        sequence.point(100);

        assertThat(sequence.point(5)).isEqualTo(first);
        assertThat(new SobolSequence(10, 8).point(5)).isNotEqualTo(first);
    }

    @Test
    void dimensionsBeyondTheTableAreNotCopiesOfEarlierOnes() {
        double[] point = new SobolSequence(300, 7).point(3);

        assertThat(point).doesNotHaveDuplicates();
    }

    @Test
    void refusesANegativeDimension() {
        assertThatThrownBy(() -> new SobolSequence(-1, 0)).hasMessage("dimensions is -1, must be 0 or more");
        assertThat(new SobolSequence(0, 0).point(3)).isEmpty();
    }
}

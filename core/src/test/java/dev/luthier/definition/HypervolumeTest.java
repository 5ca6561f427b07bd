package dev.luthier.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Numbers that were computed independently. */
class HypervolumeTest {
    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void withOneObjectiveIsTheDistanceOfTheBest() {
        assertThat(new Hypervolume(6).of(List.of(new double[] {4}, new double[] {1.5}, new double[] {9})))
                .isEqualTo(4.5, EXACT);
        assertThat(new Hypervolume(6).of(List.of(new double[] {7}))).isZero();
    }

    @Test
    void withTwoToFourObjectivesIsTheVolumeOfTheUnion() {
        assertThat(new Hypervolume(6, 6).of(List.of(new double[][] {{1, 5}, {2, 3}, {3, 4}, {4, 1}, {2.5, 3}, {5, 5}})))
                .isEqualTo(17, EXACT);
        assertThat(new Hypervolume(4, 4, 4).of(List.of(new double[][] {{1, 2, 3}, {2, 1, 3}, {3, 3, 1}})))
                .isEqualTo(10, EXACT);
        assertThat(new Hypervolume(2, 2, 2, 2).of(List.of(new double[][] {
                    {1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}
                })))
                .as("by inclusion and exclusion")
                .isEqualTo(4 * 8 - 6 * 4 + 4 * 2 - 1, EXACT);
    }

    @Test
    void pointsBeyondTheReferenceAddNothing() {
        assertThat(new Hypervolume(6, 6).of(List.of(new double[] {6, 1}, new double[] {7, 0})))
                .isZero();
        assertThat(new Hypervolume(6, 6).of(List.of())).isZero();
    }
}

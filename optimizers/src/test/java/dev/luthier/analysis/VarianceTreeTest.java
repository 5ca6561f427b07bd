package dev.luthier.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.analysis.VarianceTree.Box;
import dev.luthier.random.RandomStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VarianceTreeTest {

    /** x0 ≤ ½ ? (x1 ≤ ¼ ? 1 : 3) : 5, worked out by hand: the mean is ⅛·1 + ⅜·3 + ½·5. */
    @Test
    void weighsLeavesByTheirVolume() {
        VarianceTree tree =
                new VarianceTree(List.of(box(0, 0.5, 0, 0.25, 1), box(0, 0.5, 0.25, 1, 3), box(0.5, 1, 0, 1, 5)));

        assertThat(tree.mean()).isEqualTo(3.75);
        assertThat(tree.variance()).isEqualTo(1.9375);
        assertThat(tree.variance(0)).isEqualTo(1.5625);
        assertThat(tree.variance(1)).isEqualTo(0.1875);
        assertThat(tree.mean(0, 0.2)).isEqualTo(2.5);
        assertThat(tree.mean(0, 0.9)).isEqualTo(5);
        assertThat(tree.mean(1, 0)).isEqualTo(3);
        assertThat(tree.mean(1, 1)).isEqualTo(4);
    }

    @Test
    void growsUntilEveryPointHasItsValue() {
        double[][] points = {{0.1, 0.5}, {0.4, 0.5}, {0.8, 0.5}};

        VarianceTree tree = VarianceTree.grow(points, new double[] {1, 2, 4}, new int[] {0, 1, 2});

        assertThat(tree.mean(0, 0.1)).isEqualTo(1);
        assertThat(tree.mean(0, 0.4)).isEqualTo(2);
        assertThat(tree.mean(0, 0.8)).isEqualTo(4);
        assertThat(tree.variance(1)).isZero();
        assertThat(tree.variance(0)).isCloseTo(tree.variance(), within(1e-12));
    }

    @Test
    void isOneLeafWhereAllValuesAreAlike() {
        VarianceTree tree = VarianceTree.grow(new double[][] {{0.1}, {0.9}}, new double[] {3, 3}, new int[] {0, 1, 1});

        assertThat(tree.variance()).isZero();
        assertThat(tree.mean(0, 0.5)).isEqualTo(3);
    }

    /** Over the unit cube 3·x0 + x1 has the variance (9 + 1) / 12, of which x0 has nine tenths. */
    @Test
    void aForestFindsTheSharesOfASum() {
        RandomStream random = RandomStream.of(3);
        double[][] points = IntStream.range(0, 1_000)
                .mapToObj(i -> new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()})
                .toArray(double[][]::new);
        double[] values = new double[points.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 3 * points[i][0] + points[i][1];
        }

        VarianceForest forest = VarianceForest.grow(points, values);

        assertThat(forest.share(0)).isCloseTo(0.9, within(0.03));
        assertThat(forest.share(1)).isCloseTo(0.1, within(0.03));
        assertThat(forest.share(2)).isLessThan(0.005);
        assertThat(forest.at(0, 0.25).mean()).isCloseTo(3 * 0.25 + 0.5, within(0.1));
    }

    private static Box box(double low0, double high0, double low1, double high1, double value) {
        return new Box(new double[] {low0, low1}, new double[] {high0, high1}, value);
    }
}

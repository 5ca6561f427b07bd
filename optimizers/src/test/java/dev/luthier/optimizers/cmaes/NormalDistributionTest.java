package dev.luthier.optimizers.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.random.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class NormalDistributionTest {
    private static final double[] HALF = {0.5, 0.5};

    @Test
    void learnsFromAGenerationAsTheReferenceDoes() {
        NormalDistribution distribution = new NormalDistribution(Strategy.of(2, 6), HALF, 0.2);

        distribution.learn(List.of(
                new double[] {0.55, 0.45},
                new double[] {0.4, 0.6},
                new double[] {0.6, 0.7},
                new double[] {0.3, 0.4},
                new double[] {0.8, 0.5},
                new double[] {0.5, 0.2}));

        assertThat(distribution.mean()).containsExactly(new double[] {0.51123382, 0.51228233}, within(1e-8));
        assertThat(distribution.stepSize()).isCloseTo(0.15051476007, within(1e-10));
        assertThat(distribution.covariance()[0])
                .containsExactly(new double[] {0.8084127916, -0.0164775045}, within(1e-9));
        assertThat(distribution.covariance()[1])
                .containsExactly(new double[] {-0.0164775045, 0.7866159937}, within(1e-9));
        assertThat(distribution.stepPath()).containsExactly(new double[] {0.0666133036, 0.0728306736}, within(1e-9));
        assertThat(distribution.path()).containsExactly(new double[] {0.0741487395, 0.0810694314}, within(1e-9));
    }

    @Test
    void findsTheMinimumOfANarrowValley() {
        ToDoubleFunction<double[]> valley =
                x -> 1e4 * square(x[0] + x[1] - 0.9) + square(x[0] - x[1] - 0.3) + square(x[2] - 0.2);

        NormalDistribution distribution = evolve(valley, new double[] {0.5, 0.5, 0.5}, 200);

        assertThat(distribution.mean()).containsExactly(new double[] {0.6, 0.3, 0.2}, within(1e-6));
        assertThat(distribution.condition()).isGreaterThan(100);
    }

    @Test
    void staysSymmetricAndFiniteThroughAThousandGenerationsOfChance() {
        RandomStream chance = RandomStream.of(5);

        NormalDistribution distribution = evolve(x -> chance.nextDouble(), new double[] {0.5, 0.5, 0.5, 0.5}, 1000);

        double[][] covariance = distribution.covariance();
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(covariance[i][j]).isFinite().isEqualTo(covariance[j][i]);
            }
        }
    }

    @Test
    void movesFarPointsCloserBeforeTheyCount() {
        NormalDistribution near = new NormalDistribution(Strategy.of(2, 4), HALF, 0.1);
        NormalDistribution far = new NormalDistribution(Strategy.of(2, 4), HALF, 0.1);
        double reach = 0.1 * (Math.sqrt(2) + 1);

        near.learn(generation(0.5 + reach));
        far.learn(generation(1e6));

        assertThat(far.mean()).containsExactly(near.mean(), within(1e-9));
        assertThat(far.stepSize()).isCloseTo(near.stepSize(), within(1e-9));
    }

    private static List<double[]> generation(double first) {
        return List.of(
                new double[] {first, 0.5}, new double[] {0.5, 0.55}, new double[] {0.5, 0.45}, new double[] {0.45, 0.5
                });
    }

    @SuppressWarnings("ArrayRecordComponent") // only read, and never compared
    private record Rated(double[] point, double loss) {}

    private static NormalDistribution evolve(ToDoubleFunction<double[]> function, double[] start, int generations) {
        RandomStream random = RandomStream.of(3);
        NormalDistribution distribution = new NormalDistribution(Strategy.of(start.length, 8), start, 0.2);
        for (int generation = 0; generation < generations; generation++) {
            List<Rated> rated = new ArrayList<>();
            for (int k = 0; k < 8; k++) {
                double[] normal = new double[start.length];
                for (int i = 0; i < normal.length; i++) {
                    normal[i] = random.nextGaussian();
                }
                double[] point = distribution.point(normal);
                rated.add(new Rated(point, function.applyAsDouble(point)));
            }
            rated.sort(Comparator.comparingDouble(Rated::loss));
            distribution.learn(rated.stream().map(Rated::point).toList());
        }
        return distribution;
    }

    private static double square(double value) {
        return value * value;
    }
}

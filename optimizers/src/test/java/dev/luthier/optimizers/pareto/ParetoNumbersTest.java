package dev.luthier.optimizers.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Numbers that were computed independently. */
class ParetoNumbersTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final double[][] POINTS = {{1, 5}, {2, 3}, {3, 4}, {4, 1}, {2.5, 3}, {5, 5}};

    @Test
    void ranksByDomination() {
        assertThat(new Ranking(candidates(POINTS)).ranks()).containsExactly(0, 0, 2, 0, 1, 3);
    }

    @Test
    void duplicatesDoNotDominateEachOther() {
        assertThat(new Ranking(candidates(new double[][] {{1, 1}, {1, 1}})).ranks())
                .containsOnly(0);
    }

    @Test
    void crowdingIsInfiniteAtTheEndsAndTheNeighboursDistanceBetween() {
        double[] crowding = new Ranking(candidates(new double[][] {{0, 4}, {1, 2}, {4, 0}})).crowding();

        assertThat(crowding).containsExactly(Double.POSITIVE_INFINITY, 2, Double.POSITIVE_INFINITY);
    }

    @Test
    void aConstantObjectiveMakesNoCrowd() {
        assertThat(new Ranking(candidates(new double[][] {{1, 1}, {1, 1}, {1, 1}})).crowding())
                .containsOnly(0);
    }

    @Test
    void feasibleDominatesInfeasibleAndOfThoseTheNearer() {
        Candidate feasible = new Candidate(0, new double[0], new double[] {9, 9}, 0);
        Candidate near = new Candidate(1, new double[0], new double[] {1, 1}, 0.5);
        Candidate far = new Candidate(2, new double[0], new double[] {0, 0}, 2);

        assertThat(new Ranking(List.of(far, near, feasible)).ranks()).containsExactly(2, 1, 0);
    }

    @Test
    void mutatesByAPolynomial() {
        assertThat(Variation.polynomial(0.3, 0.2)).isEqualTo(0.2573435050, EXACT);
        assertThat(Variation.polynomial(0.3, 0.8)).isEqualTo(0.3426946726, EXACT);
        assertThat(Variation.polynomial(0.3, 0.5)).isEqualTo(0.3, EXACT);
    }

    @Test
    void crossesBySimulatedBinaryCrossover() {
        assertThat(Variation.simulatedBinary(0.2, 0.6, 0.3))
                .containsExactly(new double[] {0.2048063143, 0.5951936879}, EXACT);
        assertThat(Variation.simulatedBinary(0.2, 0.6, 0.8))
                .containsExactly(new double[] {0.1910802487, 0.6089197608}, EXACT);
        assertThat(Variation.simulatedBinary(0.4, 0.4, 0.8)).containsExactly(0.4, 0.4);
    }

    @Test
    void weighsObjectivesByTheAugmentedChebyshevDistance() {
        assertThat(Scalarisation.chebyshev(new double[] {0.3, 0.6}, new double[] {0.25, 0.75}))
                .isEqualTo(0.47625, EXACT);
    }

    private static List<Candidate> candidates(double[][] losses) {
        List<Candidate> candidates = new ArrayList<>();
        for (double[] each : losses) {
            candidates.add(new Candidate(candidates.size(), new double[0], each, 0));
        }
        return candidates;
    }
}

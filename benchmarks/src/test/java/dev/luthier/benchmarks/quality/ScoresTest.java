package dev.luthier.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem;
import dev.luthier.benchmarks.quality.problem.SyntheticProblems;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {
    /** Its anchors are 7.40723 after 5 evaluations and 0.363716 after 100. */
    private static final BenchmarkProblem BRANIN = SyntheticProblems.all().get(0);

    private static final double[] GOOD = {7.40723, 0.1818580, 0};
    private static final double[] BAD = {74.0723, 7.40723, 0.363716};

    @Test
    void medianOfAnEvenNumberOfSeedsIsBetweenTheTwoInTheMiddle() {
        assertThat(Scores.medianRegret(List.of(GOOD, BAD), 3)).isCloseTo(0.181858, within(1e-12));
        assertThat(Scores.medianRegret(List.of(GOOD, BAD, BAD), 3)).isEqualTo(0.363716);
    }

    @Test
    void scoreIsOneAtTheOptimumZeroAtTheAnchorAndNeverBelowMinusOne() {
        assertThat(Scores.normalised(BRANIN, List.<double[]>of(GOOD), 3)).isEqualTo(1);
        assertThat(Scores.normalised(BRANIN, List.<double[]>of(GOOD), 2)).isCloseTo(0.5, within(1e-12));
        assertThat(Scores.normalised(BRANIN, List.<double[]>of(BAD), 3)).isZero();
        assertThat(Scores.normalised(BRANIN, List.<double[]>of(BAD), 1)).isEqualTo(-1);
    }

    @Test
    void areaCountsNoEvaluationMoreThanTwice() {
        double rest = 0.363716 / 7.40723;

        assertThat(Scores.area(BRANIN, List.<double[]>of(BAD), 3)).isCloseTo((2 + 1 + rest) / 3, within(1e-12));
    }

    @Test
    void searchThatEndedEarlyKeepsItsLastRegret() {
        assertThat(Scores.medianRegret(List.<double[]>of(BAD), 100)).isEqualTo(0.363716);
        assertThat(Scores.area(BRANIN, List.of(GOOD, GOOD), 4)).isCloseTo((1 + 0.181858 / 7.40723) / 4, within(1e-12));
    }
}

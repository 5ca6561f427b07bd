package dev.luthier.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.problem.Problems;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoalsTest {
    private static final Objective ACCURACY = new Objective("accuracy", Direction.MAXIMIZE);
    private static final Objective LATENCY = new Objective("latency", Direction.MINIMIZE);
    private static final Constraint MEMORY = new Constraint("memory", Constraint.Kind.AT_MOST, 512);
    private static final Constraint GOOD = new Constraint("accuracy", Constraint.Kind.AT_LEAST, 0.8);
    private static final Goals GOALS = new Goals(List.of(ACCURACY, LATENCY), List.of(MEMORY, GOOD));
    private static final Outcome CRASHED = new Outcome.Failed(new Failure(Failure.Kind.EXCEPTION, "no memory left"));

    @Test
    void seesEveryObjectiveAsALoss() {
        assertThat(GOALS.losses(trial(0, 0.9, 12, 100))).containsExactly(-0.9, 12);
        assertThat(GOALS.losses(ended(1, CRASHED))).containsOnly(Double.NaN);
    }

    @Test
    void aBoundItselfIsKept() {
        assertThat(GOALS.excesses(trial(0, 0.75, 12, 512))).containsExactly(new double[] {0, 0.05}, within(1e-12));
        assertThat(GOALS.violation(trial(1, 0.8, 12, 512))).isZero();
        assertThat(GOALS.isFeasible(trial(2, 0.8, 12, 512))).isTrue();
    }

    @Test
    void sumsViolationsUpAndLetsNoSlackMakeUpForThem() {
        assertThat(GOALS.violation(trial(0, 0.5, 12, 1))).isEqualTo(0.8 - 0.5);
        assertThat(GOALS.violation(trial(1, 0.5, 12, 513))).isEqualTo(1 + (0.8 - 0.5));
    }

    @Test
    void whatHasNotFinishedMayViolateAnything() {
        assertThat(GOALS.violation(ended(0, CRASHED))).isInfinite();
        assertThat(GOALS.isFeasible(ended(1, new Outcome.Stopped("hopeless")))).isFalse();
        assertThat(Goals.of("y", Direction.MINIMIZE).isFeasible(ended(2, CRASHED)))
                .isFalse();
    }

    @Test
    void theBestTrialIsTheBestFeasibleOne() {
        Trial tooLarge = trial(0, 0.99, 12, 513);
        Trial good = trial(1, 0.9, 12, 512);
        Trial equallyGood = trial(2, 0.9, 1, 1);

        assertThat(GOALS.best(List.of(tooLarge, equallyGood, good, ended(3, CRASHED))))
                .contains(good);
    }

    @Test
    void withoutAFeasibleTrialTheLeastViolatingOneIsTheBest() {
        Trial far = trial(0, 0.99, 12, 600);
        Trial near = trial(1, 0.81, 12, 513);

        assertThat(GOALS.best(List.of(far, near, ended(2, CRASHED)))).contains(near);
        assertThat(GOALS.best(List.of(ended(3, CRASHED)))).isEmpty();
    }

    @Test
    void theFrontHasWhatNoFeasibleTrialDominates() {
        // The points of a published check of non-dominated sorting: the first, second and fourth are the front.
        Goals goals = new Goals(List.of(new Objective("a", Direction.MINIMIZE), LATENCY), List.of());
        double[][] points = {{1, 5}, {2, 3}, {3, 4}, {4, 1}, {2.5, 3}, {5, 5}};

        List<Trial> front = goals.paretoFront(trials(points));

        assertThat(front).extracting(Trial::number).containsExactly(0, 1, 3);
    }

    @Test
    void equalsAreOnTheFrontTogether() {
        Goals goals = new Goals(List.of(new Objective("a", Direction.MINIMIZE), LATENCY), List.of());

        List<Trial> front = goals.paretoFront(trials(new double[][] {{1, 1}, {1, 1}, {1, 2}}));

        assertThat(front).extracting(Trial::number).containsExactly(0, 1);
    }

    @Test
    void zeroIsNoBetterThanMinusZero() {
        Goals goals = new Goals(List.of(new Objective("a", Direction.MINIMIZE), LATENCY), List.of());

        List<Trial> front = goals.paretoFront(trials(new double[][] {{0.0, 1}, {-0.0, 1}, {-0.0, 2}, {0.0, 1}}));

        assertThat(front).extracting(Trial::number).containsExactly(0, 1, 3);
    }

    @Test
    void theFrontOfThreeObjectivesIsThatOfComparingAllPairs() {
        Goals goals = new Goals(
                List.of(
                        new Objective("a", Direction.MINIMIZE),
                        new Objective("b", Direction.MINIMIZE),
                        new Objective("c", Direction.MINIMIZE)),
                List.of());
        RandomStream random = RandomStream.of(7);
        List<Trial> trials = IntStream.range(0, 200)
                .mapToObj(number -> ended(
                        number,
                        new Outcome.Finished(random.nextInt(6), Map.of("b", (double) random.nextInt(6), "c", (double)
                                random.nextInt(6)))))
                .toList();

        List<Trial> expected = trials.stream()
                .filter(trial ->
                        trials.stream().noneMatch(other -> Goals.dominates(goals.losses(other), goals.losses(trial))))
                .toList();

        assertThat(goals.paretoFront(trials)).isEqualTo(expected);
    }

    @Test
    void anInfeasibleTrialIsNotOnTheFront() {
        assertThat(GOALS.paretoFront(List.of(trial(0, 0.99, 1, 513), trial(1, 0.9, 2, 1))))
                .extracting(Trial::number)
                .containsExactly(1);
    }

    @Test
    void aResultThatLacksAMetricHasFailed() {
        Outcome told = new Outcome.Finished(0.9, Map.of("latency", 3.0));

        assertThat(GOALS.judge(told))
                .isEqualTo(invalid("the training function returned only [accuracy, latency], must return the metric "
                        + "'memory' too"));
    }

    @Test
    void aResultWithAMetricThatIsNoNumberHasFailed() {
        Outcome told = new Outcome.Finished(0.9, Map.of("latency", Double.NaN, "memory", 1.0));

        assertThat(GOALS.judge(told)).isEqualTo(invalid("metric 'latency' is NaN, must be finite"));
        assertThat(GOALS.judge(CRASHED)).isEqualTo(CRASHED);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        Goals goals = new Goals(
                List.of(ACCURACY, LATENCY, ACCURACY, LATENCY, new Objective(" ", Direction.MINIMIZE)),
                List.of(MEMORY, MEMORY, new Constraint("", Constraint.Kind.AT_MOST, 1 / 0.0)));
        Problems problems = new Problems();

        goals.check(problems);

        assertThat(problems.messages())
                .containsExactly(
                        "there are 5 objectives, at most 4 are possible: make some of them constraints",
                        "objective 'accuracy' is there twice",
                        "objective 'latency' is there twice",
                        "the metric has no name: say maximize(\"accuracy\") or minimize(\"loss\")",
                        "constraint 'memory at most 512.0' is there twice",
                        "a constraint has no metric: say atMost(\"memoryMb\", 512)",
                        "bound of '' is Infinity, must be finite");
    }

    private static Outcome invalid(String message) {
        return new Outcome.Failed(new Failure(Failure.Kind.INVALID_METRIC, message));
    }

    private static List<Trial> trials(double[][] points) {
        return IntStream.range(0, points.length)
                .mapToObj(i -> ended(i, new Outcome.Finished(points[i][0], Map.of("latency", points[i][1]))))
                .toList();
    }

    private static Trial trial(int number, double accuracy, double latency, double memory) {
        return ended(number, new Outcome.Finished(accuracy, Map.of("latency", latency, "memory", memory)));
    }

    private static Trial ended(int number, Outcome outcome) {
        return new Trial(number, 0, Configuration.of(), 1, outcome.state(), "", List.of(), Curve.empty(), outcome);
    }
}

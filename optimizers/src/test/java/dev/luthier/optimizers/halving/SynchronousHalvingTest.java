package dev.luthier.optimizers.halving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.optimizers.halving.rung.Bracket;
import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.testkit.OptimizerContract;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SynchronousHalvingTest extends OptimizerContract {

    /** Three configurations, then no more. */
    private static final class OneOfThree extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return suggestionNumber() < 3
                    ? run(searchSpace().sample(random()), "one of three")
                    : new Suggestion.Done("three are enough");
        }
    }

    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.successiveHalving(AshaSettings.DEFAULT, Optimizers.random());
    }

    @Test
    void promotesNobodyBeforeAllOfARungHaveEnded() {
        Course course = Course.minimizing(optimizer(), 9);
        course.next(9);
        for (int trial = 0; trial < 8; trial++) {
            course.finish(trial, .1 * trial);
        }

        assertThat(course.next()).isEqualTo("9@1");
        course.finish(8, .05);
        assertThat(course.next(4)).containsExactly("0@3", "8@3", "1@3", "10@1");
    }

    @Test
    void promotesUpToTheFullResource() {
        Course course = Course.minimizing(optimizer(), 9);
        course.next(9);
        for (int trial = 0; trial < 9; trial++) {
            course.finish(trial, trial);
        }
        course.next(3);
        course.finish(0, 2).finish(1, 1).finish(2, 3);

        assertThat(course.next(2)).containsExactly("1@9", "9@1");
    }

    @Test
    void promotesAsManyWhenSomeFailed() {
        Course course = Course.minimizing(optimizer(), 9);
        course.next(9);
        for (int trial = 0; trial < 7; trial++) {
            course.finish(trial, trial);
        }
        course.fail(7).finish(8, Double.NaN);

        assertThat(course.next(4)).containsExactly("0@3", "1@3", "2@3", "9@1");
    }

    @Test
    void promotesFewerWhenFewerAreLeft() {
        Course course = Course.minimizing(optimizer(), 9);
        course.next(9);
        course.finish(0, .1);
        for (int trial = 1; trial < 9; trial++) {
            course.fail(trial);
        }

        assertThat(course.next(2)).containsExactly("0@3", "9@1");
        course.fail(0);
        assertThat(course.next()).isEqualTo("10@1");
    }

    @Test
    void promotesTheOlderOfTwoEqualTrials() {
        Course course = Course.minimizing(optimizer(), 9);
        course.next(9);
        for (int trial = 8; trial >= 0; trial--) {
            course.finish(trial, .5);
        }

        assertThat(course.next(3)).containsExactly("0@3", "1@3", "2@3");
    }

    @Test
    void finishesTheLastRoundWithTheTrialsOfTheBudget() {
        Course course = new Course(optimizer(), Direction.MAXIMIZE, 4, 9);
        course.next(4);
        course.finish(0, 1).finish(1, 4).finish(2, 3);

        assertThat(course.next()).isEqualTo("wait");
        course.finish(3, 2);
        assertThat(course.next(4)).containsExactly("1@3", "2@3", "3@3", "wait");
        course.finish(1, 1).finish(2, 3).finish(3, 2);
        assertThat(course.next(2)).containsExactly("2@9", "wait");
        course.finish(2, 4);
        assertThat(course.next()).isEqualTo("done");
    }

    @Test
    void finishesARoundThatTheSearcherCannotFill() {
        Course course =
                Course.minimizing(Optimizers.successiveHalving(AshaSettings.DEFAULT.withEta(2), new OneOfThree()), 4);
        course.next(3);
        course.finish(0, .3).finish(1, .1);

        assertThat(course.next()).isEqualTo("wait");
        course.finish(2, .2);
        assertThat(course.next(3)).containsExactly("1@2", "2@2", "wait");
        course.finish(1, .1);
        course.restart(Optimizers.successiveHalving(AshaSettings.DEFAULT.withEta(2), new OneOfThree()));
        course.finish(2, .2);
        assertThat(course.next(2)).containsExactly("1@4", "wait");
        course.finish(1, .1);
        assertThat(course.next()).isEqualTo("done");
    }

    @Test
    void hasTheBracketsOfHyperband() {
        assertThat(Bracket.hyperband(5, 3).stream().map(SynchronousHalvingTest::words))
                .containsExactly(
                        "81@1 27@3 9@9 3@27 1@81", "34@3 11@9 3@27 1@81", "15@9 5@27 1@81", "8@27 2@81", "5@81");
    }

    @Test
    void countsLevelsDownFromTheFullResource() {
        assertThat(RungLevels.downFrom(81, 1, 3).asList()).containsExactly(1L, 3L, 9L, 27L, 81L);
        assertThat(RungLevels.downFrom(64, 1, 4).asList()).containsExactly(1L, 4L, 16L, 64L);
        assertThat(RungLevels.downFrom(100, 1, 3).asList()).containsExactly(1L, 4L, 11L, 33L, 100L);
        assertThat(RungLevels.downFrom(125, 1, 5).asList()).containsExactly(1L, 5L, 25L, 125L);
        assertThat(RungLevels.downFrom(243, 1, 3).count()).isEqualTo(6);
    }

    private static String words(Bracket bracket) {
        List<String> words = new ArrayList<>();
        long resource = RungLevels.of(1, 81, 3).level(bracket.firstRung());
        for (int size : bracket.sizes()) {
            words.add(size + "@" + resource);
            resource *= 3;
        }
        return String.join(" ", words);
    }
}

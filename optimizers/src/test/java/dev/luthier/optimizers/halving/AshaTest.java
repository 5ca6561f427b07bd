package dev.luthier.optimizers.halving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AshaTest {
    private static final double[] RUNG_0 = {.9, .5, .7, .4, .6, .3, .8, .55, .35, .45, .65, .25, 1, 1, 1};
    private static final Map<Integer, Double> RUNG_1 = Map.of(1, .45, 3, .42, 5, .2, 8, .3, 11, .24, 9, .5);
    private static final List<String> JOBS = List.of(
            "0@1", "1@1", "2@1", "1@3", "3@1", "3@3", "4@1", "5@1", "5@3", "5@9", "6@1", "7@1", "8@1", "8@3", "9@1",
            "10@1", "11@1", "11@3", "12@1", "13@1", "14@1", "9@3");

    /** Two configurations, then no more. */
    private static final class Twice extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return suggestionNumber() < 2
                    ? run(searchSpace().sample(random()), "one of two")
                    : new Suggestion.Done("two are enough");
        }
    }

    @Test
    void makesTheJobsOfThePublishedRule() {
        assertThat(jobs(Direction.MINIMIZE)).isEqualTo(JOBS);
    }

    @Test
    void makesTheSameJobsWhenTheMirroredMetricIsMaximized() {
        assertThat(jobs(Direction.MAXIMIZE)).isEqualTo(JOBS);
    }

    @Test
    void makesTheSameJobsWhenItIsRestartedBeforeEach() {
        Course course = course(Direction.MINIMIZE);
        List<String> jobs = new ArrayList<>();
        while (jobs.size() < JOBS.size()) {
            course.restart(asha());
            jobs.add(finishNext(course, Direction.MINIMIZE));
        }

        assertThat(jobs).isEqualTo(JOBS);
    }

    @Test
    void promotesTheOlderOfTwoEqualTrials() {
        Course course = Course.minimizing(asha(), 9);
        course.next(3);
        course.finish(2, .5).finish(1, .5).finish(0, .7);

        assertThat(course.next()).isEqualTo("1@3");
    }

    @Test
    void promotesATrialOnce() {
        Course course = Course.minimizing(asha(), 9);
        course.next(6);
        for (int trial = 0; trial < 6; trial++) {
            course.finish(trial, trial);
        }

        assertThat(course.next(3)).containsExactly("0@3", "1@3", "6@1");
    }

    @Test
    void waitsForEtaTrialsBeforeItPromotesOne() {
        Course course = Course.minimizing(asha(), 9);
        course.next(2);
        course.finish(0, .1).finish(1, .2);

        assertThat(course.next()).isEqualTo("2@1");
    }

    @Test
    void delayedItNeverPromotesMoreThanOneOfEta() {
        AbstractOptimizer delayed = Optimizers.asha(AshaSettings.DEFAULT.withDelayed(true), Optimizers.random());
        Course course = Course.minimizing(delayed, 9);
        course.next(3);
        course.finish(0, .5).finish(1, .6).finish(2, .7);
        assertThat(course.next()).isEqualTo("0@3");

        course.next(2);
        course.finish(3, .4).finish(4, .3);
        assertThat(course.next())
                .as("4 is the best of five, but one has gone on")
                .isEqualTo("5@1");

        course.finish(5, .8);
        assertThat(course.next(2)).as("two of six may go on").containsExactly("4@3", "6@1");
    }

    @Test
    void countsNanAsWorstAndNeverPromotesIt() {
        Course course = Course.minimizing(asha(), 9);
        course.next(3);
        course.finish(0, Double.NaN).finish(1, .5).finish(2, .6);

        assertThat(course.next()).isEqualTo("1@3");
    }

    @Test
    void promotesNobodyOfARungWhereAllFailed() {
        Course course = Course.minimizing(asha(), 9);
        course.next(3);
        course.fail(0).fail(1).fail(2);

        assertThat(course.next()).isEqualTo("3@1");
    }

    @Test
    void keepsThePlaceOfATrialThatFailsAfterItsPromotion() {
        Course course = Course.minimizing(asha(), 9);
        course.next(3);
        course.finish(0, .1).finish(1, .2).finish(2, .3);
        course.next();
        course.fail(0);

        assertThat(course.next(4)).containsExactly("3@1", "4@1", "5@1", "6@1");
        course.finish(3, .4).finish(4, .5).finish(5, .6);
        assertThat(course.next()).isEqualTo("1@3");
    }

    @Test
    void countsAStoppedTrialAsWorst() {
        Course course = Course.minimizing(asha(), 9);
        course.next(3);
        course.end(0, new Outcome.Stopped("hopeless")).finish(1, .9).finish(2, .8);

        assertThat(course.next()).isEqualTo("2@3");
    }

    @Test
    void doesNotPromoteATrialThatIsRetriedOnAnotherSlot() {
        Course course = Course.minimizing(asha(), 9);
        course.next(3);
        course.finish(0, .1).finish(1, .2).finish(2, .3);
        course.next();

        // Its slot is lost: the trial is still among the running ones.
        course.restart(asha());
        assertThat(course.next()).isEqualTo("3@1");
    }

    @Test
    void usesAllSlotsHoweverManyTrialsArePaused() {
        Course course = Course.minimizing(asha(), 9);
        for (int trial = 0; trial < 100; trial++) {
            course.next();
            course.running().forEach(running -> course.finish(running.number(), running.number()));
        }

        assertThat(course.next(16)).doesNotContain("wait");
    }

    @Test
    void goesOnPromotingWhenTheBudgetIsSpentAndIsDoneAfterwards() {
        Course course = new Course(asha(), Direction.MINIMIZE, 3, 9);
        course.next(3);
        course.finish(0, .3).finish(1, .2);

        assertThat(course.next()).isEqualTo("wait");
        course.finish(2, .1);
        assertThat(course.next(2)).containsExactly("2@3", "wait");
        course.finish(2, .1);
        assertThat(course.next(2)).containsExactly("done", "done");
    }

    @Test
    void goesOnPromotingWhenTheSearcherIsDone() {
        Course course = Course.minimizing(new Asha(AshaSettings.DEFAULT.withEta(2), new Twice()), 2);
        course.next(2);
        course.finish(0, .3);

        assertThat(course.next()).isEqualTo("wait");
        course.finish(1, .2);
        assertThat(course.next(2)).containsExactly("1@2", "wait");
        course.finish(1, .2);
        assertThat(course.next()).isEqualTo("done");
    }

    @Test
    void endsAtTheFullResourceWhereLevelsAreNoPowersOfEta() {
        Course course = Course.minimizing(new Asha(AshaSettings.DEFAULT.withEta(2), Optimizers.random()), 5);
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            String job = course.next();
            jobs.add(job);
            int trial = Course.trialOf(job);
            course.finish(trial, trial);
        }

        assertThat(jobs)
                .containsSubsequence("0@1", "1@1", "0@2", "2@1", "3@1", "1@2", "0@4")
                .contains("0@5")
                .noneMatch(job -> job.endsWith("@3") || job.endsWith("@8"));
    }

    @Test
    void saysWhatItRefuses() {
        Course course = new Course(asha(), Direction.MINIMIZE, 3, 1);

        assertThat(asha().problems(course.definition()))
                .containsExactly(
                        "maxResource is 1, must be above 1, the resource with which trials of optimizer asha begin");
    }

    @Test
    void isDescribedWithItsSearcher() {
        assertThat(Optimizers.asha(Optimizers.tpe()).settings())
                .containsEntry("searcher", "tpe")
                .containsEntry("searcher.gamma", .1)
                .containsEntry("eta", 3.0)
                .containsEntry("minResource", 1L);
    }

    private static List<String> jobs(Direction direction) {
        Course course = course(direction);
        List<String> jobs = new ArrayList<>();
        while (jobs.size() < JOBS.size()) {
            jobs.add(finishNext(course, direction));
        }
        return jobs;
    }

    private static String finishNext(Course course, Direction direction) {
        String job = course.next();
        int trial = Course.trialOf(job);
        double loss = switch (Course.resourceOf(job)) {
            case "1" -> RUNG_0[trial];
            case "3" -> RUNG_1.get(trial);
            default -> .1;
        };
        course.finish(trial, direction.loss(loss));
        return job;
    }

    private static Course course(Direction direction) {
        return new Course(asha(), direction, 1_000, 9);
    }

    private static AbstractOptimizer asha() {
        return Optimizers.asha(Optimizers.random());
    }
}

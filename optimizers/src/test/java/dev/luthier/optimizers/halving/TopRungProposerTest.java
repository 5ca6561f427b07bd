package dev.luthier.optimizers.halving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopRungProposerTest {

    /** Samples, and writes down which resources the endings had that it was shown. */
    private static final class Onlooker extends AbstractOptimizer {
        private final List<Long> resources = new ArrayList<>();
        private int initialized;

        @Override
        protected void initialize() {
            initialized++;
        }

        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            resources.clear();
            history().forEach(trial -> resources.add(trial.resource()));
            return run(searchSpace().sample(random()), "sampled");
        }
    }

    @Test
    void showsTheHighestRungThatHasEnoughResultsAndNoOther() {
        Onlooker onlooker = new Onlooker();
        Course course = Course.minimizing(Optimizers.asha(onlooker), 3);
        int finishedAtTop = 0;
        while (finishedAtTop < 11) {
            assertThat(onlooker.resources).as("up to then").doesNotContain(3L);
            finishedAtTop += finishNext(course);
        }
        for (int i = 0; i < 9; i++) {
            finishNext(course);
        }

        assertThat(onlooker.resources).hasSizeGreaterThanOrEqualTo(11).containsOnly(3L);
        assertThat(onlooker.initialized).isEqualTo(2);
    }

    private static int finishNext(Course course) {
        String job = course.next();
        int trial = Course.trialOf(job);
        course.finish(trial, 1.0 / (1 + trial));
        return Course.resourceOf(job).equals("3") ? 1 : 0;
    }
}

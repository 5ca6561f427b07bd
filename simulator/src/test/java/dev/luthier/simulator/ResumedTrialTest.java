package dev.luthier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResumedTrialTest {

    /** Trial 0 for two steps, then up to five. */
    private static final class TwoThenFive extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return switch (history().size()) {
                case 0 -> new Suggestion.Run(0, searchSpace().sample(random()), 2, "short");
                case 1 -> new Suggestion.Resume(0, 5, "longer");
                default -> new Suggestion.Done("enough");
            };
        }
    }

    /** Trial 0 for two steps, then trial 1, which goes on from there up to five. */
    private static final class Descendant extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return switch (history().size()) {
                case 0 -> new Suggestion.Run(0, searchSpace().sample(random()), 2, "parent");
                case 1 -> new Suggestion.Run(0, searchSpace().sample(random()), 5, "descendant", 0);
                default -> new Suggestion.Done("enough");
            };
        }
    }

    private record Steps(boolean writesCheckpoints) implements SimulatedProblem {
        @Override
        public double metric(Assignment assignment, long step) {
            return 10.0 * assignment.attempt() + step;
        }
    }

    @Test
    void goesOnWhereItsCheckpointIs() {
        Recorded recorded = run(new Steps(true));

        assertThat(recorded.virtualMillis()).isEqualTo(5_000);
        assertThat(values(recorded)).containsExactly(11.0, 12.0, 23.0, 24.0, 25.0);
    }

    @Test
    void trainsFromTheStartWithoutOne() {
        Recorded recorded = run(new Steps(false));

        assertThat(recorded.virtualMillis()).isEqualTo(2_000 + 5_000);
        assertThat(values(recorded)).containsExactly(21.0, 22.0, 23.0, 24.0, 25.0);
    }

    @Test
    void anotherTrialGoesOnFromItsCheckpoint() {
        Recorded recorded = run(new Steps(true), new Descendant());

        assertThat(recorded.virtualMillis()).isEqualTo(5_000);
        assertThat(recorded.trials().get(1).curve().reports())
                .extracting(Report::step)
                .containsExactly(3L, 4L, 5L);
    }

    private static Recorded run(SimulatedProblem problem) {
        return run(problem, new TwoThenFive());
    }

    private static Recorded run(SimulatedProblem problem, AbstractOptimizer optimizer) {
        SimulatedSlots slots = SimulatedSlots.of(1).problem(problem);
        return Recorded.run(Definitions.of(2, 5), optimizer, new NoStop(), problem::train, slots);
    }

    private static List<Double> values(Recorded recorded) {
        return recorded.trials().get(0).curve().reports().stream()
                .map(Report::value)
                .toList();
    }
}

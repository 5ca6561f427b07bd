package dev.luthier.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem;
import dev.luthier.benchmarks.quality.problem.SyntheticProblems;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AsynchronousRunTest {
    private static final BenchmarkProblem BRANIN = SyntheticProblems.all().get(0);

    /** Notes how many trials run and have ended whenever it is asked; waits while one of the first four is running. */
    private static final class Watching extends AbstractOptimizer {
        private final List<String> seen = new ArrayList<>();
        private final boolean waits;

        Watching(boolean waits) {
            this.waits = waits;
        }

        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            seen.add(history().size() + "+" + running().size());
            int started = history().size() + running().size();
            return waits && started == 4 && !running().isEmpty()
                    ? new Suggestion.Wait()
                    : run(searchSpace().sample(random()), "");
        }
    }

    @Test
    void asksForOneSuggestionAfterEachEndWhileTheOthersRun() {
        Watching watching = new Watching(false);

        double[] regrets =
                run(watching, new Setting(4, 7, Durations.INDEPENDENT, 0)).regrets();

        assertThat(watching.seen).containsExactly("0+0", "0+1", "0+2", "0+3", "1+3", "2+3", "3+3");
        assertThat(regrets).hasSize(7);
    }

    @Test
    void fillsAllSlotsAgainAfterAnOptimizerHasWaited() {
        Watching watching = new Watching(true);

        double[] regrets =
                run(watching, new Setting(4, 8, Durations.INDEPENDENT, 0)).regrets();

        assertThat(watching.seen)
                .containsExactly("0+0", "0+1", "0+2", "0+3", "1+3", "2+2", "3+1", "4+0", "4+1", "4+2", "4+3");
        assertThat(regrets).hasSize(8);
    }

    @Test
    void regretNeverRisesWithoutNoise() {
        double[] regrets = run(Optimizers.random(), new Setting(3, 50, Durations.DEPENDENT, 1))
                .regrets();

        assertThat(regrets).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(regrets[49]).isNotNegative();
    }

    @Test
    void sameSeedGivesTheSameCurve() {
        Setting setting = new Setting(4, 30, Durations.INDEPENDENT, 5);

        assertThat(run(Optimizers.tpe(), setting).regrets())
                .isEqualTo(run(Optimizers.tpe(), setting).regrets());
    }

    private static AsynchronousRun run(AbstractOptimizer optimizer, Setting setting) {
        return new AsynchronousRun(BRANIN, optimizer, setting);
    }
}

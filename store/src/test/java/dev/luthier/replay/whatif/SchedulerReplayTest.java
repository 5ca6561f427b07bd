package dev.luthier.replay.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.optimizers.halving.AshaSettings;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.replay.whatif.WhatIfTrial.Verdict;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.store.Store;
import dev.luthier.store.VirtualSlots;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What ASHA would have done with rungs at 1, 2 and 4 steps, promoting the better half, counted by hand: trials report the value
 * x · step at steps 1 to 4, and take 12.5 ms a step.
 */
class SchedulerReplayTest {
    private static final AshaSettings HALVES =
            AshaSettings.DEFAULT.withEta(2).withMinResource(1).withBrackets(1);

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void openStore() {
        store = Store.at(folder.toString());
    }

    @Test
    void trainsTheBetterHalfFurther() {
        record(new NoStop(), 4, 0.1, 0.2, 0.3, 0.4);

        WhatIfReport report = WhatIf.of(store, "hand-made", asha(), Promotion.GOES_ON);

        assertThat(report.trials())
                .containsExactly(
                        new WhatIfTrial(0, TrialState.FINISHED, Verdict.STOPPED, 1, "trained no further", 50 - 13),
                        new WhatIfTrial(1, TrialState.FINISHED, Verdict.STOPPED, 2, "trained no further", 50 - 13 - 13),
                        new WhatIfTrial(2, TrialState.FINISHED, Verdict.KEPT, 4, "", 50 - 13 - 13 - 25),
                        new WhatIfTrial(3, TrialState.FINISHED, Verdict.KEPT, 4, "", 50 - 13 - 13 - 25));
        assertThat(report.toString())
                .contains("hand-made under asha{", " instead of Enqueued: of 4 trials 2 stopped, 2 kept, 0 unknown")
                .contains("best: kept, value 1.6 of trial 3");
    }

    @Test
    void trialsWithoutCheckpointsTrainAnew() {
        record(new NoStop(), 4, 0.1, 0.2, 0.3, 0.4);

        WhatIfReport report = WhatIf.of(store, "hand-made", asha(), Promotion.BEGINS_ANEW);

        assertThat(report.trials()).extracting(WhatIfTrial::savedMillis).containsExactly(37L, 12L, -38L, -38L);
        assertThat(report.saved()).isEqualTo(Duration.ofMillis(-27));
    }

    @Test
    void whatIsPromotedBeyondItsRecordingIsUnknown() {
        record(new FirstAbove(0.35), 4, 0.1, 0.2, 0.4, 0.3);

        WhatIfReport report = WhatIf.of(store, "hand-made", asha(), Promotion.GOES_ON);

        assertThat(report.trials())
                .extracting(WhatIfTrial::verdict)
                .containsExactly(Verdict.STOPPED, Verdict.KEPT, Verdict.UNKNOWN, Verdict.KEPT);
        assertThat(report.toString())
                .contains("unknown: 1 trials would have gone on where their recording ends")
                .contains("and what would have followed from it");
    }

    @Test
    void shortRecordingOfATrialThatIsNotPromotedIsEnough() {
        record(new FirstAbove(0.15), 4, 0.1, 0.2, 0.3, 0.16);

        WhatIfReport report = WhatIf.of(store, "hand-made", asha(), Promotion.GOES_ON);

        assertThat(report.trials().get(3).recorded()).isEqualTo(TrialState.STOPPED);
        assertThat(report.trials().get(3).verdict()).isNotEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void failedTrialFailsAgainWhereItDid() {
        record(new NoStop(), 4, 0.1, 0.2, 0.9, 0.3);

        WhatIfReport report = WhatIf.of(store, "hand-made", asha(), Promotion.GOES_ON);

        assertThat(report.trials().get(2).recorded()).isEqualTo(TrialState.FAILED);
        assertThat(report.trials().get(2).verdict()).isEqualTo(Verdict.KEPT);
        assertThat(report.count(Verdict.UNKNOWN)).isZero();
    }

    @Test
    void everySchedulerThatOnlyPromotesAnswers() {
        record(new NoStop(), 4, 0.1, 0.7, 0.2, 0.6, 0.3, 0.5, 0.4, 0.45, 0.15, 0.25, 0.35, 0.55);

        for (AbstractOptimizer scheduler : List.of(
                Optimizers.successiveHalving(HALVES, Optimizers.random()),
                Optimizers.hyperband(HALVES, Optimizers.random()),
                Optimizers.pasha(HALVES, Optimizers.random()))) {
            WhatIfReport report = WhatIf.of(store, "hand-made", scheduler, Promotion.GOES_ON);

            assertThat(report.count(Verdict.UNKNOWN)).as(scheduler.name()).isZero();
            assertThat(report.trials()).as(scheduler.name()).hasSize(12);
            assertThat(report.saved()).as(scheduler.name()).isPositive();
        }
    }

    @Test
    void trialsWithoutFidelityAreRefused() {
        record(new NoStop(), 1, 0.1, 0.2);

        assertThatThrownBy(() -> WhatIf.of(store, "hand-made", asha(), Promotion.GOES_ON))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("maxResource 1");
    }

    @Test
    void optimizerThatCopiesTrialsIsRefused() {
        record(new NoStop(), 4, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.15, 0.25, 0.35, 0.45);

        assertThatThrownBy(() -> WhatIf.of(store, "hand-made", Optimizers.populationBasedTraining(), Promotion.GOES_ON))
                .isInstanceOf(InvalidInputException.class);
    }

    private static AbstractOptimizer asha() {
        return Optimizers.asha(HALVES, Optimizers.random());
    }

    private void record(AbstractEarlyStop rule, long maxResource, double... xs) {
        ExperimentBuilder<Configuration> builder = Luthier.experiment(
                        "hand-made", SearchSpace.builder().uniform("x", 0, 1).build())
                .maximize("value")
                .optimizer(new Enqueued())
                .earlyStop(rule)
                .trials(xs.length)
                .maxResource(maxResource)
                .journal(store)
                .quiet();
        for (double x : xs) {
            builder.enqueue(Configuration.of("x", x));
        }
        builder.train(SchedulerReplayTest::train).runOn(new VirtualSlots(1));
    }

    private static double train(Configuration configuration, TrialContext trial) {
        double x = configuration.getDouble("x");
        for (long step = 1; step <= trial.resource(); step++) {
            if (x > 0.8 && step > 2) {
                throw new IllegalStateException("too large");
            }
            trial.report(step, x * step);
        }
        return x * trial.resource();
    }

    /** All configurations are enqueued. */
    private static final class Enqueued extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return new Suggestion.Done("no more");
        }
    }

    /** Stops what has a first value above a limit. */
    private static final class FirstAbove extends AbstractEarlyStop {
        private final double limit;

        FirstAbove(double limit) {
            this.limit = limit;
        }

        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.curve().value(0) > limit;
        }
    }
}

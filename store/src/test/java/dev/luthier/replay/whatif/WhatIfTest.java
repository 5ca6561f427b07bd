package dev.luthier.replay.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What another rule would have done, counted by hand: trials report the value x · step at steps 1 to 4, one report every 10 ms,
 * and end 10 ms after the last one, so each takes 50 ms.
 */
class WhatIfTest {
    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void openStore() {
        store = Store.at(folder.toString());
    }

    @Test
    void timeSavedIsCountedFromTheNextReportOn() {
        record(new NoStop(), 1, 0.5, 0.1, 0.4);

        WhatIfReport report = WhatIf.of(store, "hand-made", new Below(0.25, 2));

        // Trial 1 has 0.2 at step 2, 20 ms after its begin; it notices at 30 ms, and had ended at 50 ms.
        assertThat(report.trials())
                .containsExactly(
                        new WhatIfTrial(0, finished(), Verdict.KEPT, 4, "", 0),
                        new WhatIfTrial(1, finished(), Verdict.STOPPED, 2, "below 0.25", 20),
                        new WhatIfTrial(2, finished(), Verdict.KEPT, 4, "", 0));
        assertThat(report.saved()).isEqualTo(Duration.ofMillis(20));
        assertThat(report.slotTime()).isEqualTo(Duration.ofMillis(150));
        assertThat(report)
                .hasToString(String.join(
                        System.lineSeparator(),
                        "hand-made under Below instead of none: of 3 trials 1 stopped, 2 kept, 0 unknown",
                        "saved: 0.02 of 0.15 slot-seconds (13 %)",
                        "best: kept, value 2.0 of trial 0"));
    }

    @Test
    void bestTrialThatWouldHaveBeenStoppedIsNamed() {
        record(new NoStop(), 2, 0.5, 0.2, 0.48);

        WhatIfReport report = WhatIf.of(store, "hand-made", new Above(0.45));

        assertThat(report.count(Verdict.STOPPED)).isEqualTo(2);
        assertThat(report.toString())
                .contains(
                        "best: lost, value 2.0 of trial 0 would have been stopped; the best of the others is 0.8 of trial 1");
    }

    @Test
    void everyTrialStoppedLeavesNone() {
        record(new NoStop(), 1, 0.5);

        WhatIfReport report = WhatIf.of(store, "hand-made", new Above(0));

        assertThat(report.bestKept()).isEmpty();
        assertThat(report.toString()).contains("no other trial would have finished");
        // Stopped at step 1, noticed at step 2 after 20 ms of 50.
        assertThat(report.saved()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void whereTheRecordedRuleStoppedATrialTheRestIsUnknown() {
        record(new Below(0.25, 2), 1, 0.5, 0.1, 0.4);

        WhatIfReport report = WhatIf.of(store, "hand-made", new NoStop());

        assertThat(report.trials().get(1).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.trials().get(1).step()).isEqualTo(2);
        assertThat(report.saved()).isZero();
        assertThat(report.toString()).contains("1 trials would have gone on where their recording ends");
    }

    @Test
    void stricterRuleStopsEarlierThanTheRecordedOne() {
        record(new Below(0.35, 3), 1, 0.5, 0.1);

        WhatIfReport report = WhatIf.of(store, "hand-made", new Below(0.15, 1));

        // Recorded: told to stop at step 3 (30 ms), ended at 31 ms. Here: told at step 1, noticed at step 2 (20 ms).
        assertThat(report.trials().get(1))
                .isEqualTo(new WhatIfTrial(1, stopped(), Verdict.STOPPED, 1, "below 0.15", 11));
    }

    @Test
    void recordedRuleStopsWhatItStopped() {
        record(new WorseThanAll(), 3, 0.9, 0.3, 0.8, 0.1, 0.2, 0.7);

        WhatIfReport report = WhatIf.of(store, "hand-made", new WorseThanAll());

        assertThat(report.trials())
                .allSatisfy(trial ->
                        assertThat(trial.verdict() == Verdict.STOPPED).isEqualTo(trial.recorded() == stopped()));
        assertThat(report.count(Verdict.STOPPED)).isPositive();
        assertThat(report.saved()).isZero();
        assertThat(report.best()).isEqualTo(report.bestKept());
    }

    @Test
    void ruleSeesWhatItStoppedAsStoppedThere() {
        record(new NoStop(), 1, 0.1, 0.5);
        Watching rule = new Watching(0.25);

        WhatIf.of(store, "hand-made", rule);

        assertThat(rule.ended).hasSize(1);
        assertThat(rule.ended.get(0).state()).isEqualTo(stopped());
        assertThat(rule.ended.get(0).curve().lastStep()).isEqualTo(1);
        assertThat(rule.running).containsExactly(1);
    }

    @Test
    void ruleThatRefusesTheExperimentIsRefused() {
        Luthier.experiment("hand-made", space())
                .maximize("value")
                .minimize("cost")
                .optimizer(new Listed())
                .trials(1)
                .journal(store)
                .quiet()
                .trainMetrics((configuration, trial) -> Map.of("value", 1.0, "cost", 1.0))
                .runOn(new VirtualSlots(1));

        assertThatThrownBy(() -> WhatIf.of(store, "hand-made", new Below(1, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("judges by one objective");
    }

    private void record(AbstractEarlyStop rule, int slots, double... xs) {
        ExperimentBuilder<Configuration> builder = Luthier.experiment("hand-made", space())
                .maximize("value")
                .optimizer(new Listed())
                .earlyStop(rule)
                .trials(xs.length)
                .maxResource(4)
                .journal(store)
                .quiet();
        for (double x : xs) {
            builder.enqueue(Configuration.of("x", x));
        }
        builder.train(WhatIfTest::train).runOn(new VirtualSlots(slots));
    }

    private static double train(Configuration configuration, TrialContext trial) {
        double x = configuration.getDouble("x");
        for (int step = 1; step <= 4; step++) {
            trial.report(step, x * step);
        }
        return x * 4;
    }

    private static SearchSpace space() {
        return SearchSpace.builder().uniform("x", 0, 1).build();
    }

    private static TrialState finished() {
        return TrialState.FINISHED;
    }

    private static TrialState stopped() {
        return TrialState.STOPPED;
    }

    /** All configurations are enqueued. */
    private static final class Listed extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(Configuration.of("x", 0.5), "more");
        }

        @Override
        public int maxObjectives() {
            return 2;
        }
    }

    /** Stops what is below a limit from a step on. */
    private static final class Below extends AbstractEarlyStop {
        private final double limit;
        private final long from;

        Below(double limit, long from) {
            this.limit = limit;
            this.from = from;
        }

        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.curve().lastStep() >= from && toCheck.curve().last() < limit;
        }

        @Override
        public String reason(Trial toCheck, List<Trial> finalized, Direction direction) {
            return "below " + limit;
        }
    }

    /** Stops what has a first value above a limit. */
    private static final class Above extends AbstractEarlyStop {
        private final double limit;

        Above(double limit) {
            this.limit = limit;
        }

        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.curve().value(0) > limit;
        }
    }

    /** Stops what is worse at its step than every finished trial was. */
    private static final class WorseThanAll extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            long step = toCheck.curve().lastStep();
            List<Trial> done = finalized.stream().filter(Trial::isFinished).toList();
            return !done.isEmpty()
                    && done.stream()
                            .allMatch(other -> other.curve().bestUpTo(step, direction)
                                    > toCheck.curve().last());
        }
    }

    /** Remembers the history that it was shown last. */
    private static final class Watching extends AbstractEarlyStop {
        private final double limit;
        private List<Trial> ended = List.of();
        private List<Integer> running = List.of();

        Watching(double limit) {
            this.limit = limit;
        }

        @Override
        public boolean earlyStopCheck(Trial toCheck, TrialHistory history, Direction direction) {
            ended = new ArrayList<>(history.ended());
            running = history.running().stream().map(Trial::number).toList();
            return earlyStopCheck(toCheck, history.ended(), direction);
        }

        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.curve().last() < limit;
        }
    }
}

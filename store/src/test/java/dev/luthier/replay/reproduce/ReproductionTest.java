package dev.luthier.replay.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.random.RandomStream;
import dev.luthier.replay.Recording;
import dev.luthier.replay.reproduce.TrialComparison.Verdict;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.typed.Uniform;
import dev.luthier.store.Store;
import dev.luthier.store.VirtualSlots;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that are run again as they were give what they gave, and what does not is named. */
class ReproductionTest {
    private static final int TRIALS = 14;

    record Point(@Uniform(min = 0, max = 1) double x) {}

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void openStore() {
        store = Store.at(folder.toString());
    }

    @Test
    void deterministicFunctionIsReproducedToTheLastBit() {
        record();

        ReproductionReport report = recording()
                .reproduction()
                .tolerance(0)
                .journal(store)
                .quiet()
                .run(ReproductionTest::train, LocalSlots.of(3));

        assertThat(report.trials()).hasSize(TRIALS);
        assertThat(report.count(Verdict.IDENTICAL)).as(report.toString()).isEqualTo(TRIALS);
        assertThat(report.isReproduced()).isTrue();
    }

    @Test
    void recordingHadAllThatCanHappen() {
        record();

        List<Trial> trials = recording().experiment().trials();

        assertThat(trials)
                .extracting(Trial::state)
                .contains(TrialState.FINISHED, TrialState.STOPPED, TrialState.FAILED);
        assertThat(trials).anyMatch(trial -> trial.resource() == 6 && trial.isFinished());
        assertThat(trials).anyMatch(trial -> trial.resource() == 3 && trial.isFinished());
    }

    @Test
    void changedFunctionIsReportedTrialByTrial() {
        record();

        ReproductionReport report = recording()
                .reproduction()
                .journal(store)
                .quiet()
                .run(
                        (configuration, trial) -> train(configuration, trial) + (trial.number() == 3 ? 0.25 : 0),
                        LocalSlots.of(2));

        assertThat(report.isReproduced()).isFalse();
        assertThat(report.trials())
                .filteredOn(trial -> trial.verdict() == Verdict.DIFFERENT)
                .singleElement()
                .satisfies(trial -> {
                    assertThat(trial.number()).isEqualTo(3);
                    assertThat(trial.reproduced()).isEqualTo(trial.recorded() + 0.25);
                    assertThat(trial.difference())
                            .isEqualTo("metric: " + trial.recorded() + " then, " + trial.reproduced() + " now");
                });
        assertThat(report.toString()).contains("1 different", "trial 3 metric: ");
    }

    @Test
    void smallDifferencesAreWithinTheTolerance() {
        record();

        ReproductionReport report = recording()
                .reproduction()
                .tolerance(1e-9)
                .journal(store)
                .quiet()
                .run((configuration, trial) -> train(configuration, trial) + 1e-12, LocalSlots.of(2));

        assertThat(report.isReproduced()).isTrue();
        assertThat(report.count(Verdict.WITHIN_TOLERANCE)).isPositive();
        assertThat(report.toString()).contains("(within the tolerance)");
    }

    @Test
    void onlyChosenTrialsAreRunWithTheirOwnNumbersAndSeeds() {
        record();
        Set<Integer> seen = new ConcurrentSkipListSet<>();

        ReproductionReport report = recording()
                .reproduction()
                .trials(5, 2)
                .tolerance(0)
                .journal(store)
                .quiet()
                .run(
                        (configuration, trial) -> {
                            seen.add(trial.number());
                            return train(configuration, trial);
                        },
                        LocalSlots.of(2));

        assertThat(seen).containsExactly(2, 5);
        assertThat(report.count(Verdict.IDENTICAL)).as(report.toString()).isEqualTo(2);
    }

    @Test
    void bestTrialsAreChosenByTheGoals() {
        record();
        Trial best = recording().experiment().best().orElseThrow();

        ReproductionReport report = recording()
                .reproduction()
                .best(1)
                .journal(store)
                .quiet()
                .run(ReproductionTest::train, LocalSlots.of(1));

        assertThat(report.trials()).extracting(TrialComparison::number).containsExactly(best.number());
    }

    @Test
    void trialThatFailsNowIsNamed() {
        record();
        int best = recording().experiment().best().orElseThrow().number();

        ReproductionReport report = recording()
                .reproduction()
                .trials(best)
                .journal(store)
                .quiet()
                .run(
                        (configuration, trial) -> {
                            throw new IllegalStateException("no such data");
                        },
                        LocalSlots.of(1));

        assertThat(report.trials().get(0).difference()).contains("the curve went to step", "there is none now");
    }

    @Test
    void reproductionThatHasEndedIsNotRunAgain() {
        record();
        recording().reproduction().journal(store).quiet().run(ReproductionTest::train, LocalSlots.of(2));

        ReproductionReport report = recording()
                .reproduction()
                .journal(store)
                .quiet()
                .run(
                        (configuration, trial) -> {
                            throw new AssertionError("ran again");
                        },
                        LocalSlots.of(2));

        assertThat(report.isReproduced()).as(report.toString()).isTrue();
        assertThat(store.experiments()).containsExactly("recorded", "recorded-again");
    }

    @Test
    void environmentAndInputsThatDifferAreListed() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "x\n1\n");
        describe().input("data", data.toString()).train(ReproductionTest::train).runOn(LocalSlots.of(2));
        Path other = Files.writeString(folder.resolve("other.csv"), "x\n2\n");

        ReproductionReport report = recording()
                .reproduction()
                .input("data", other.toString())
                .journal(store)
                .quiet()
                .run(ReproductionTest::train, LocalSlots.of(1));

        assertThat(report.environment()).containsExactly("slots: 2 local threads -> 1 local threads");
        assertThat(report.inputs()).singleElement().asString().startsWith("input 'data': content was ");
        assertThat(report.toString()).contains("different inputs:", "different environment:");
        assertThat(report.isReproduced()).isTrue();
    }

    @Test
    void functionOfARecordIsGivenTheRecord() {
        Luthier.experiment("recorded", Point.class)
                .maximize("score")
                .optimizer(new Halves())
                .trials(4)
                .maxResource(3)
                .journal(store)
                .quiet()
                .train((point, trial) -> point.x())
                .runOn(LocalSlots.of(1));

        ReproductionReport report = recording()
                .reproduction()
                .journal(store)
                .quiet()
                .run(Point.class, (point, trial) -> point.x(), LocalSlots.of(2));

        assertThat(report.count(Verdict.IDENTICAL)).isEqualTo(4);
    }

    @Test
    void recordOfAnotherSpaceIsRefused() {
        record();

        assertThatThrownBy(() -> recording()
                        .reproduction()
                        .journal(store)
                        .quiet()
                        .run(Other.class, (point, trial) -> point.y(), LocalSlots.of(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("its search space is", "that of the recording is");
    }

    record Other(@Uniform(min = 0, max = 1) double y) {}

    @Test
    void trialThatDoesNotExistIsRefused() {
        record();

        assertThatThrownBy(() -> recording().reproduction().trials(99).run(ReproductionTest::train, LocalSlots.of(1)))
                .hasMessage("there are no trials [99] in the recording of 'recorded', which has 0 to " + (TRIALS - 1));
    }

    private void record() {
        describe().train(ReproductionTest::train).runOn(new VirtualSlots(2));
    }

    private Recording recording() {
        return Recording.in(store, "recorded");
    }

    private ExperimentBuilder<Configuration> describe() {
        return Luthier.experiment(
                        "recorded", SearchSpace.builder().uniform("x", 0, 1).build())
                .maximize("score")
                .optimizer(new Halves())
                .earlyStop(new Low())
                .trials(TRIALS)
                .maxResource(6)
                .seed(11)
                .journal(store)
                .quiet();
    }

    /** Goes on from its checkpoint; what it gives depends on its configuration, its seed and how often it was promoted. */
    private static double train(Configuration configuration, TrialContext trial) {
        double x = configuration.getDouble("x");
        if (x < 0.2) {
            throw new IllegalArgumentException("x is too small");
        }
        RandomStream chance = RandomStream.of(trial.seed());
        double noise = chance.nextDouble() / 10;
        double state = trial.lastCheckpoint()
                .map(checkpoint -> ByteBuffer.wrap(checkpoint.bytes()).getDouble())
                .orElse(noise);
        long first =
                trial.lastCheckpoint().map(checkpoint -> checkpoint.step() + 1).orElse(1L);
        for (long step = first; step <= trial.resource(); step++) {
            state += x / step;
            trial.report(step, state);
        }
        trial.checkpoint(
                trial.resource(),
                ByteBuffer.allocate(Double.BYTES).putDouble(state).array());
        return state;
    }

    /** Half of the training first; whatever was good goes on. */
    private static final class Halves extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            for (Trial trial : history()) {
                boolean isGood = trial.isFinished()
                        && trial.configuration().contains("x")
                        && trial.configuration().getDouble("x") > 0.8;
                boolean isNew =
                        history().stream().noneMatch(other -> other.number() == trial.number() && other.resource() > 3)
                                && running().stream().noneMatch(other -> other.number() == trial.number());
                if (isGood && isNew && budget().maxResource() > 3) {
                    return new Suggestion.Resume(trial.number(), budget().maxResource(), "good");
                }
            }
            return new Suggestion.Run(0, searchSpace().sample(random()), 3, "drawn");
        }
    }

    /** Stops what has a small value after its second step, whatever the others have. */
    private static final class Low extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.curve().lastStep() >= 2 && toCheck.configuration().getDouble("x") < 0.5;
        }
    }
}

package dev.luthier.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.definition.Limits;
import dev.luthier.event.Ending;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.typed.Choice;
import dev.luthier.space.typed.LogUniform;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class LocalExperimentTest {
    private static final SearchSpace X =
            SearchSpace.builder().uniform("x", -1, 1).build();

    record Svm(
            @LogUniform(min = 1e-3, max = 1e3) double c,
            @Choice({"rbf", "poly"}) String kernel) {}

    @Test
    void runsEveryPlannedTrialOnceAndFindsTheBest() {
        var result = square().trials(200)
                .maxResource(3)
                .train((configuration, trial) -> {
                    double x = configuration.getDouble("x");
                    for (int step = 1; step <= trial.resource(); step++) {
                        trial.report(step, x * x / step);
                    }
                    return x * x;
                })
                .runOn(LocalSlots.of(4));

        double smallest = result.trials().stream()
                .mapToDouble(trial -> trial.metric().orElseThrow())
                .min()
                .orElseThrow();
        assertThat(result.counts()).isEqualTo(new Counts(200, 0, 0, 0, 0));
        assertThat(result.trials()).extracting(trial -> trial.curve().size()).containsOnly(3);
        assertThat(result.bestMetric()).isEqualTo(smallest);
        assertThat(result.bestConfiguration().getDouble("x")).isEqualTo(Math.sqrt(smallest) * sign(result));
        assertThat(result.ending()).isEqualTo(new Ending(Ending.Kind.COMPLETED, "budget of 200 trials"));
    }

    @Test
    void givesTheTrainingFunctionItsRecord() {
        var result = Luthier.experiment("svm", Svm.class)
                .maximize("c")
                .optimizer(new Sampler())
                .trials(20)
                .quiet()
                .train((svm, trial) -> svm.kernel().equals("rbf") ? svm.c() : 0)
                .runOn(LocalSlots.of(2));

        assertThat(result.bestConfiguration().kernel()).isEqualTo("rbf");
        assertThat(result.bestConfiguration().c()).isEqualTo(result.bestMetric());
    }

    @Test
    void everyTrialHasASeedOfItsOwnThatTheExperimentsSeedDecides() {
        Set<Long> first = seeds(1);

        assertThat(first).hasSize(20).isEqualTo(seeds(1)).doesNotContainAnyElementsOf(seeds(2));
    }

    @Test
    void theSameSeedSuggestsTheSameConfigurationsWhateverTheSlots() {
        assertThat(configurations(1)).isEqualTo(configurations(4));
    }

    @Test
    void oneFailingTrialDoesNotHarmTheOthers() {
        var result = square().trials(20)
                .train((configuration, trial) -> {
                    if (trial.number() == 3) {
                        throw new IllegalStateException("no memory left");
                    }
                    return 1;
                })
                .runOn(LocalSlots.of(2));

        assertThat(result.counts()).isEqualTo(new Counts(19, 0, 1, 0, 0));
        assertThat(result.trials().get(3).failure())
                .isNotNull()
                .satisfies(
                        failure -> assertThat(failure.stackTrace()).contains("no memory left", "LocalExperimentTest"));
    }

    @Test
    void anExperimentOfWhichEveryTrialFailsStopsWithASummary() {
        var result = square().trials(1000)
                .train((configuration, trial) -> {
                    throw new IllegalArgumentException("C must be positive");
                })
                .runOn(LocalSlots.of(2));

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.TOO_MANY_FAILURES);
        assertThat(result.ending().detail()).contains("10 of 10 trials failed", "C must be positive");
        assertThat(result.bestTrial()).isEmpty();
        assertThatThrownBy(result::bestMetric)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContainingAll("no trial of experiment 'square' finished", "C must be positive");
    }

    @Test
    void aTrialThatTakesTooLongFailsAndItsSlotGoesOn() {
        var result = square().trials(5)
                .trialTimeLimit(Duration.ofMillis(100))
                .train((configuration, trial) -> {
                    if (trial.number() == 1) {
                        new CountDownLatch(1).await();
                    }
                    return 1;
                })
                .runOn(LocalSlots.of(1));

        assertThat(result.counts()).isEqualTo(new Counts(4, 0, 1, 0, 0));
        assertThat(result.trials().get(1).failure())
                .isEqualTo(new Failure(Failure.Kind.TIME_LIMIT, "ran longer than PT0.1S"));
    }

    @Test
    void aTrainingFunctionThatIgnoresInterruptionCostsItsSlot() {
        CountDownLatch end = new CountDownLatch(1);
        var result = square().trials(5)
                .limits(Limits.DEFAULT.withTrialTime(Duration.ofMillis(100)).withGrace(Duration.ofMillis(100)))
                .train((configuration, trial) -> {
                    if (trial.number() == 0) {
                        awaitStubbornly(end);
                    }
                    return 1;
                })
                .runOn(LocalSlots.of(2));
        end.countDown();

        assertThat(result.counts()).isEqualTo(new Counts(4, 0, 1, 0, 0));
        assertThat(result.trials().get(0).failure())
                .isNotNull()
                .satisfies(failure -> assertThat(failure.message()).contains("ignored interruption for PT0.1S"));
    }

    @Test
    void anOptimizerThatThrowsEndsTheExperimentWithEverythingFoundBefore() {
        var result = Luthier.experiment("broken", X)
                .minimize("y")
                .optimizer(new Sampler() {
                    @Override
                    public Suggestion getSuggestion(@Nullable Trial finished) {
                        if (history().size() >= 3) {
                            throw new ArithmeticException("singular matrix");
                        }
                        return super.getSuggestion(finished);
                    }
                })
                .trials(100)
                .quiet()
                .train((configuration, trial) -> 1)
                .runOn(LocalSlots.of(1));

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.OPTIMIZER_FAILED);
        assertThat(result.ending().detail()).contains("singular matrix");
        assertThat(result.counts().finished()).isEqualTo(3);
    }

    @Test
    void anAnswerOutsideTheSearchSpaceEndsTheExperimentAndNamesIt() {
        var result = Luthier.experiment("outside", X)
                .minimize("y")
                .optimizer(new Sampler() {
                    @Override
                    public Suggestion getSuggestion(@Nullable Trial finished) {
                        return run(Configuration.of("x", 7.0), "wild");
                    }
                })
                .trials(10)
                .quiet()
                .train((configuration, trial) -> 1)
                .runOn(LocalSlots.of(1));

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.OPTIMIZER_FAILED);
        assertThat(result.ending().detail()).contains("outside the search space", "x", "7.0");
    }

    @Test
    void aSlowOptimizerThinksOnAThreadOfItsOwn() {
        Set<String> threads = new HashSet<>();
        var result = Luthier.experiment("slow", X)
                .minimize("y")
                .optimizer(new Sampler() {
                    @Override
                    public Suggestion getSuggestion(@Nullable Trial finished) {
                        threads.add(Thread.currentThread().getName());
                        return super.getSuggestion(finished);
                    }

                    @Override
                    public boolean isQuick() {
                        return false;
                    }
                })
                .trials(100)
                .quiet()
                .train((configuration, trial) -> 1)
                .runOn(LocalSlots.of(4));

        assertThat(result.counts().finished()).isEqualTo(100);
        assertThat(threads).containsExactly("luthier-optimizer-slow");
    }

    @Test
    void anOptimizerThatIsAskedAheadSeesItsEarlierAnswersAsRunning() {
        List<Integer> running = new java.util.concurrent.CopyOnWriteArrayList<>();
        CountDownLatch allStarted = new CountDownLatch(8);
        Luthier.experiment("ahead", X)
                .minimize("y")
                .optimizer(new Sampler() {
                    @Override
                    public Suggestion getSuggestion(@Nullable Trial finished) {
                        running.add(running().size());
                        return super.getSuggestion(finished);
                    }

                    @Override
                    public boolean isQuick() {
                        return false;
                    }
                })
                .trials(8)
                .quiet()
                .train((configuration, trial) -> {
                    allStarted.countDown();
                    allStarted.await();
                    return 1;
                })
                .runOn(LocalSlots.of(8));

        assertThat(running.subList(0, 8)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void anInterruptionCancelsTheExperimentAndKeepsWhatWasFound() throws Exception {
        CountDownLatch third = new CountDownLatch(3);
        var experiment = square().trials(1000).train((configuration, trial) -> {
            third.countDown();
            if (trial.number() > 3) {
                new CountDownLatch(1).await();
            }
            return 1;
        });
        Thread[] interrupter = new Thread[1];
        Thread runner = Thread.currentThread();
        interrupter[0] = new Thread(() -> {
            try {
                third.await();
                runner.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        interrupter[0].start();

        var result = experiment.runOn(LocalSlots.of(2));

        assertThat(Thread.interrupted()).as("interrupt status is kept").isTrue();
        interrupter[0].join();
        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.CANCELLED);
        assertThat(threadsNamed("luthier-square")).isEmpty();
    }

    @Test
    void runsTheFunctionOnceForWhoWantsToTryItOut() {
        Trial trial = square().trials(1)
                .maxResource(2)
                .train((configuration, context) -> {
                    context.report(1, 9);
                    context.report(2, 4);
                    return configuration.getDouble("x");
                })
                .runOnce(Configuration.of("x", 0.25));

        assertThat(trial.state()).isEqualTo(TrialState.FINISHED);
        assertThat(trial.metric()).hasValue(0.25);
        assertThat(trial.curve())
                .isEqualTo(Curve.of(List.of(new dev.luthier.trial.Report(1, 9), new dev.luthier.trial.Report(2, 4))));
    }

    @Test
    void keepsWhatATrialLogged() {
        var result = square().trials(2)
                .train((configuration, trial) -> {
                    trial.log("hello from " + trial.number());
                    return 1;
                })
                .runOn(LocalSlots.of(1));

        assertThat(result.log(1)).containsExactly("hello from 1");
    }

    @Test
    void anOptimizerServesOneExperimentOnly() {
        Sampler sampler = new Sampler();
        Luthier.experiment("one", X)
                .minimize("y")
                .optimizer(sampler)
                .trials(1)
                .quiet()
                .train((configuration, trial) -> 1)
                .runOn(LocalSlots.of(1));
        var second = Luthier.experiment("two", X)
                .minimize("y")
                .optimizer(sampler)
                .trials(1)
                .quiet()
                .train((configuration, trial) -> 1);

        assertThatThrownBy(() -> second.runOn(LocalSlots.of(1)))
                .hasMessageContainingAll("already serves the experiment 'one'", "make a new one");
    }

    private static ExperimentBuilder<Configuration> square() {
        return Luthier.experiment("square", X)
                .minimize("y")
                .optimizer(new Sampler())
                .quiet();
    }

    private static double sign(ExperimentResult<Configuration> result) {
        return Math.signum(result.bestConfiguration().getDouble("x"));
    }

    private static Set<Long> seeds(long seed) {
        Set<Long> seeds = java.util.concurrent.ConcurrentHashMap.newKeySet();
        square().trials(20)
                .seed(seed)
                .train((configuration, trial) -> {
                    seeds.add(trial.seed());
                    return 1;
                })
                .runOn(LocalSlots.of(2));
        return seeds;
    }

    private static List<Configuration> configurations(int slots) {
        return square().trials(50).train((configuration, trial) -> 1).runOn(LocalSlots.of(slots)).trials().stream()
                .map(Trial::configuration)
                .toList();
    }

    private static List<String> threadsNamed(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private static void awaitStubbornly(CountDownLatch end) {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                // Stubborn on purpose.
            }
        }
    }

    private static class Sampler extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(searchSpace().sample(random()), "random");
        }
    }
}

package dev.luthier.dashboard;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.TrialContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A search in real time with finished, stopped and failed trials; one trial, if any, waits until it is told to go on. */
final class SmallExperiment {
    static final int TRIALS = 40;

    private final int waits;
    private final Set<Integer> waiting = ConcurrentHashMap.newKeySet();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    private SmallExperiment(int waits) {
        this.waits = waits;
    }

    static SmallExperiment whole() {
        return new SmallExperiment(-1);
    }

    /** In which that trial waits after its first report. */
    static SmallExperiment waitingIn(int trial) {
        return new SmallExperiment(trial);
    }

    static ExperimentBuilder<Configuration> describe(String name) {
        return Luthier.experiment(
                        name,
                        SearchSpace.builder()
                                .logUniform("lr", 1e-4, 1)
                                .uniform("dropout", 0, 0.6)
                                .integer("layers", 1, 6)
                                .choice("kernel", "rbf", "poly")
                                .build())
                .minimize("loss")
                .optimizer(Optimizers.random())
                .earlyStop(EarlyStops.median())
                .trials(TRIALS)
                .maxResource(10)
                .seed(4)
                .journal(JournalProvider.inMemory())
                .quiet();
    }

    ExperimentResult<Configuration> run(ExperimentBuilder<Configuration> description) {
        return description.train(this::train).runOn(LocalSlots.of(2));
    }

    void awaitWaiting() throws InterruptedException {
        arrived.await();
    }

    void goOn() {
        go.countDown();
    }

    private double train(Configuration values, TrialContext trial) throws InterruptedException {
        double lr = values.getDouble("lr");
        if (lr > 0.4) {
            throw new IllegalStateException("loss diverged at step " + trial.number());
        }
        trial.log("lr is " + lr);
        if (waits >= 0 && trial.number() > waits) {
            Thread.sleep(5); // else hundreds of thousands of trials would end while that one waits
        }
        double loss = Math.abs(Math.log10(lr) + 2) + values.getDouble("dropout");
        for (long step = 1; step <= trial.resource(); step++) {
            trial.report(step, loss + 1.0 / step);
            if (trial.number() == waits && waiting.add(waits)) {
                arrived.countDown();
                go.await();
            }
        }
        return loss;
    }
}

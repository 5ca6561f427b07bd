package dev.luthier.spark;

import dev.luthier.space.Configuration;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialFunction;

/** A training that takes its time and nothing else. */
record Pause(long millis) implements TrialFunction<Configuration> {

    @Override
    public double train(Configuration configuration, TrialContext trial) throws InterruptedException {
        Thread.sleep(millis);
        return trial.number();
    }
}

package dev.luthier.replay.reproduce;

import dev.luthier.random.RandomStream;
import dev.luthier.trial.Checkpoint;
import dev.luthier.trial.MetricsFunction;
import dev.luthier.trial.TrialContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A training function that is told the numbers and seeds of the recorded trials. Shipped to the slots. */
final class AsRecorded<C> implements MetricsFunction<C> {
    private static final long serialVersionUID = 1;

    /** What the controller derives the seeds of trials from, beside the experiment's. */
    private static final long TRIAL_SEEDS = 1;

    private final MetricsFunction<C> function;
    private final int[] numbers;
    private final long experimentSeed;

    /** @param numbers recorded numbers of the trials, by the numbers that they have now */
    AsRecorded(MetricsFunction<C> function, int[] numbers, long experimentSeed) {
        this.function = function;
        this.numbers = numbers.clone();
        this.experimentSeed = experimentSeed;
    }

    @Override
    public Map<String, Double> train(C configuration, TrialContext trial) throws Exception {
        int number = numbers[trial.number()];
        return function.train(
                configuration, new Context(trial, number, RandomStream.derive(experimentSeed, TRIAL_SEEDS, number)));
    }

    private record Context(TrialContext trial, int number, long seed) implements TrialContext {
        @Override
        public int attempt() {
            return trial.attempt();
        }

        @Override
        public int task() {
            return trial.task();
        }

        @Override
        public long resource() {
            return trial.resource();
        }

        @Override
        public void report(long step, double value) {
            trial.report(step, value);
        }

        @Override
        public void report(long step, Map<String, Double> metrics) {
            trial.report(step, metrics);
        }

        @Override
        public void checkpoint(long step, byte[] state) {
            trial.checkpoint(step, state);
        }

        @Override
        public void checkpoint(long step, Path directory) {
            trial.checkpoint(step, directory);
        }

        @Override
        public Optional<Checkpoint> lastCheckpoint() {
            return trial.lastCheckpoint();
        }

        @Override
        public void log(String message) {
            trial.log(message);
        }
    }
}

package dev.luthier.benchmarks.digits;

import dev.luthier.benchmarks.digits.Network.Hyperparameters;
import dev.luthier.benchmarks.digits.Network.Score;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialFunction;
import java.util.Map;

/** Trains a network and reports its log-loss on other images after each epoch; goes on from its checkpoint. */
record NetworkTrial(DigitImages training, DigitImages validation) implements TrialFunction<Configuration> {
    private static final long serialVersionUID = 1;
    static final String METRIC = "loss";
    static final String ACCURACY = "accuracy";

    static SearchSpace space() {
        return SearchSpace.builder()
                .logUniform("rate", 1e-4, 1)
                .uniform("momentum", 0, 0.99)
                .logUniform("decay", 1e-6, 1e-1)
                .logInteger("batch", 8, 128)
                .logInteger("width", 8, 128)
                .build();
    }

    @Override
    public double train(Configuration configuration, TrialContext trial) {
        Network network = new Network(
                new Hyperparameters(
                        configuration.getDouble("rate"),
                        configuration.getDouble("momentum"),
                        configuration.getDouble("decay"),
                        (int) configuration.getLong("batch"),
                        (int) configuration.getLong("width")),
                trial.seed());
        long done = trial.lastCheckpoint()
                .map(checkpoint -> {
                    network.restore(checkpoint.bytes());
                    return checkpoint.step();
                })
                .orElse(0L);
        Score score = network.score(validation);
        for (long epoch = done + 1; epoch <= trial.resource(); epoch++) {
            network.trainEpoch(training, RandomStream.of(trial.seed(), epoch));
            score = network.score(validation);
            trial.report(epoch, Map.of(METRIC, score.logLoss(), ACCURACY, score.accuracy()));
        }
        trial.checkpoint(trial.resource(), network.toBytes());
        return score.logLoss();
    }
}

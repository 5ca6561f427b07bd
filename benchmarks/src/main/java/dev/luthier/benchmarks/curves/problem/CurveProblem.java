package dev.luthier.benchmarks.curves.problem;

import dev.luthier.benchmarks.quality.problem.PortableRandom;
import dev.luthier.simulator.SimulatedProblem;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Assignment;
import java.time.Duration;

/**
 * The learning curves of an imagined network: a loss that falls with the epochs, observed with noise. What is drawn depends
 * on the seed of the run, the trial's number and the epoch only.
 */
public abstract class CurveProblem implements SimulatedProblem {
    private static final long serialVersionUID = 1;
    private static final long NOISE_KEY = 0xC0FFEE;
    private static final long TIME_KEY = 0x71E;
    private static final double NANOS = 1e9;

    private final long seed;

    CurveProblem(long seed) {
        this.seed = seed;
    }

    /** In tables and on the command line. */
    public abstract String name();

    /** The lowest loss without noise that any configuration has at that epoch. */
    public abstract double optimum(long epoch);

    /** The loss without noise. */
    public abstract double loss(Configuration configuration, long epoch);

    /** Six hyperparameters of a network. */
    public SearchSpace space() {
        return SearchSpace.builder()
                .logUniform("lr", 1e-5, 1)
                .uniform("momentum", 0, .99)
                .logUniform("wd", 1e-6, 1e-1)
                .logInteger("batch", 16, 512)
                .logInteger("width", 16, 512)
                .uniform("dropout", 0, .7)
                .build();
    }

    @Override
    public final double metric(Assignment assignment, long epoch) {
        return observed(assignment.configuration(), assignment.trial(), epoch);
    }

    @Override
    public final boolean writesCheckpoints() {
        return true;
    }

    @Override
    public final Duration epochTime(Assignment assignment, long epoch) {
        return Duration.ofNanos((long) (seconds(assignment.configuration(), assignment.trial(), epoch) * NANOS));
    }

    /** The loss as a trial reports it. */
    public double observed(Configuration configuration, int trial, long epoch) {
        double loss = loss(configuration, epoch);
        return loss + (.006 + .012 * loss) * PortableRandom.gauss(NOISE_KEY, seed, trial, epoch);
    }

    /** What that epoch takes. */
    public double seconds(Configuration configuration, int trial, long epoch) {
        return meanSeconds(configuration) * StrictMath.exp(.15 * PortableRandom.gauss(TIME_KEY, seed, trial, epoch));
    }

    /** Large networks and small batches take longer. */
    public final double meanSeconds(Configuration configuration) {
        double width = configuration.getLong("width");
        double batch = configuration.getLong("batch");
        return (.15 + .85 * width / 512) * (.4 + .6 * StrictMath.sqrt(16 / batch));
    }
}

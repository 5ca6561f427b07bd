package dev.luthier.benchmarks.curves.problem;

import dev.luthier.benchmarks.surrogate.Scenario;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** Learning curves as a surrogate of trained networks predicts them: without noise, and each epoch takes a second. */
final class TrainedCurves extends CurveProblem {
    static final String EPOCH = "epoch";
    static final long FULL = 52;

    private static final long serialVersionUID = 1;

    // Simulated slots are in the same process: nothing is sent anywhere.
    private final transient Scenario.Instance instance;
    private final transient Map<Configuration, double[]> curves = new ConcurrentHashMap<>();

    TrainedCurves(Scenario.Instance instance) {
        super(0);
        this.instance = instance;
    }

    @Override
    public String name() {
        return instance.name().replace('/', '-');
    }

    @Override
    public SearchSpace space() {
        return instance.space();
    }

    @Override
    public double optimum(long epoch) {
        return instance.lowest();
    }

    @Override
    public double loss(Configuration configuration, long epoch) {
        return curves.computeIfAbsent(configuration, this::curve)[(int) epoch - 1];
    }

    /** All epochs at once, which costs little more than one. */
    private double[] curve(Configuration configuration) {
        return instance.losses(LongStream.rangeClosed(1, FULL)
                .mapToObj(epoch -> configuration.with(EPOCH, epoch))
                .toList());
    }

    @Override
    public double observed(Configuration configuration, int trial, long epoch) {
        return loss(configuration, epoch);
    }

    @Override
    public double seconds(Configuration configuration, int trial, long epoch) {
        return 1;
    }
}

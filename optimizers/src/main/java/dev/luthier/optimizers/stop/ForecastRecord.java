package dev.luthier.optimizers.stop;

import dev.luthier.optimizers.stop.curve.Forecast;
import dev.luthier.optimizers.stop.curve.Forecaster;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How well trials can be forecast, for each resource that trials finished with. */
final class ForecastRecord implements Digest {
    private final Forecaster forecaster = new Forecaster();
    private final Map<Long, Peers> byResource = new HashMap<>();
    private final Direction direction;
    private int endings;
    private int stopped;

    ForecastRecord(Direction direction) {
        this.direction = direction;
    }

    /** A trial that was resumed later did finish with the resource it had before: that stays true. */
    @Override
    public void add(Trial ending, @Nullable Trial replaced) {
        endings++;
        stopped += ending.state() == TrialState.STOPPED ? 1 : 0;
        if (ending.isFinished()) {
            peers(ending.resource()).add(ending);
        }
    }

    /** Of all endings. */
    double stoppedShare() {
        return endings == 0 ? 0 : (double) stopped / endings;
    }

    /** The trials that finished with that resource. */
    Peers peers(long resource) {
        return byResource.computeIfAbsent(resource, its -> new Peers(its, direction, forecaster));
    }

    /** How the trial will end; null if there is nothing to tell it by. */
    @Nullable
    Forecast forecast(Trial trial) {
        Curve curve = trial.curve();
        return forecaster.forecast(curve, curve.size(), trial.resource(), direction);
    }

    OptionalDouble probabilityOfBest(Trial trial, int minCompleted) {
        Peers peers = peers(trial.resource());
        TrackRecord record = peers.recordAt(trial.curve().lastStep());
        Forecast forecast = forecast(trial);
        return forecast == null || record.size() < minCompleted
                ? OptionalDouble.empty()
                : OptionalDouble.of(record.correct(forecast).probabilityBelow(peers.bestLoss()));
    }
}

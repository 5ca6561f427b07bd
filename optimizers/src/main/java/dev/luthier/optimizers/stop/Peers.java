package dev.luthier.optimizers.stop;

import dev.luthier.optimizers.stop.curve.Forecast;
import dev.luthier.optimizers.stop.curve.Forecaster;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The trials that finished with one resource: their best loss, and how forecasts at each step came true for them. */
final class Peers {
    private static final int MOST_STEPS = 1_024;

    private final long resource;
    private final Direction direction;
    private final Forecaster forecaster;
    private final List<Peer> finished = new ArrayList<>();
    private final Map<Long, StepRecord> bySteps = new LinkedHashMap<>();
    private double bestLoss = Double.POSITIVE_INFINITY;

    /** A finished trial. */
    private record Peer(Curve curve, double loss) {}

    Peers(long resource, Direction direction, Forecaster forecaster) {
        this.resource = resource;
        this.direction = direction;
        this.forecaster = forecaster;
    }

    void add(Trial trial) {
        Peer peer = new Peer(trial.curve(), settledLoss(trial));
        finished.add(peer);
        bestLoss = Math.min(bestLoss, peer.loss);
    }

    /** Infinite as long as none has finished. */
    double bestLoss() {
        return bestLoss;
    }

    /** Of forecasts at that step, for the latest trials. */
    TrackRecord recordAt(long step) {
        StepRecord record = bySteps.get(step);
        if (record == null) {
            if (bySteps.size() == MOST_STEPS) {
                bySteps.clear();
            }
            record = new StepRecord(step);
            bySteps.put(step, record);
        }
        return record.upToDate();
    }

    // The best of many noisy results is mostly luck: a result better than its own curve tells is not held against
    // others.
    private double settledLoss(Trial trial) {
        Curve curve = trial.curve();
        double loss = direction.loss(trial.metric().orElseThrow());
        Forecast smooth = forecaster.forecast(curve, curve.size(), resource, direction);
        return smooth == null ? loss : Math.max(loss, smooth.mean());
    }

    private final class StepRecord {
        private final long step;
        private final TrackRecord record = new TrackRecord();
        private int seen;

        StepRecord(long step) {
            this.step = step;
        }

        // Of a long history only the end matters, so only that is forecast.
        TrackRecord upToDate() {
            for (seen = Math.max(seen, finished.size() - TrackRecord.MOST); seen < finished.size(); seen++) {
                Peer peer = finished.get(seen);
                int reports = peer.curve.countUpTo(step);
                Forecast forecast = forecaster.forecast(peer.curve, reports, resource, direction);
                if (forecast != null) {
                    record.add(forecast, forecast.current() - peer.loss);
                }
            }
            return record;
        }
    }
}

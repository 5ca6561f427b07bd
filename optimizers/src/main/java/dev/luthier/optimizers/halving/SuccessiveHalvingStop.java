package dev.luthier.optimizers.halving;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous successive halving, the variant that stops (Li et al., MLSys 2020, section 3.3): a running trial that comes
 * to a rung goes on if at most {@code max(1, ⌊n/eta⌋)} of the n trials that came there so far, itself included, are at least
 * as good as it, ties in its favour; otherwise it stops. It needs no checkpoints, and together with random search or any
 * other search optimizer it is a scheduler.
 *
 * <p>A trial has come to a rung with its first report of at least the rung's level, be it running, ended or stopped. NaN at a
 * rung stops it. Nobody is stopped at the full resource, and no decision is taken back.
 *
 * <p>Immutable but for a cache of what the ended trials say, so that a check takes some microseconds however many there are;
 * not to be used by two threads at once.
 */
public final class SuccessiveHalvingStop extends AbstractEarlyStop {
    public static final double DEFAULT_ETA = 3;

    private final double eta;
    private final long minResource;
    private @Nullable Arrivals arrivals;

    /** A trial's place among those that came to a rung. */
    private record Rank(int rung, long level, int rank, int of, int goOn) {
        boolean stops() {
            return rank > goOn;
        }
    }

    /**
     * @param eta one of so many trials goes on from a rung; above 1
     * @param minResource the step of the lowest rung; at least 1
     */
    public SuccessiveHalvingStop(double eta, long minResource) {
        new AshaSettings(eta, minResource, 1, false);
        this.eta = eta;
        this.minResource = minResource;
    }

    @Override
    public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
        return firstStop(toCheck, finalized, List.of(), direction) != null;
    }

    @Override
    public boolean earlyStopCheck(Trial toCheck, TrialHistory history, Direction direction) {
        return isAtRung(toCheck) && firstStop(toCheck, history.ended(), history.running(), direction) != null;
    }

    @Override
    public String reason(Trial toCheck, List<Trial> finalized, Direction direction) {
        return words(firstStop(toCheck, finalized, List.of(), direction));
    }

    @Override
    public String reason(Trial toCheck, TrialHistory history, Direction direction) {
        return words(firstStop(toCheck, history.ended(), history.running(), direction));
    }

    @Override
    public String name() {
        return "successive-halving";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("eta", eta, "minResource", minResource);
    }

    private RungLevels levels(Trial trial) {
        return RungLevels.of(Math.min(minResource, trial.resource()), trial.resource(), eta);
    }

    private boolean isAtRung(Trial trial) {
        RungLevels levels = levels(trial);
        int reached = Math.min(levels.rungWithin(trial.curve().lastStep()), levels.top() - 1);
        return reached > levels.rungWithin(Arrivals.stepBefore(trial.curve()));
    }

    /** The lowest rung that the newest report came to and that it does not get past; null if it may go on. */
    private @Nullable Rank firstStop(Trial trial, List<Trial> ended, List<Trial> running, Direction direction) {
        RungLevels levels = levels(trial);
        Arrivals known = arrivals;
        if (known == null || !known.fits(levels, direction, ended)) {
            known = new Arrivals(levels, direction);
            arrivals = known;
        }
        known.update(ended);
        Curve curve = trial.curve();
        int reached = Math.min(levels.rungWithin(curve.lastStep()), levels.top() - 1);
        for (int rung = levels.rungWithin(Arrivals.stepBefore(curve)) + 1; rung <= reached; rung++) {
            Rank rank = rank(known, trial, running, rung);
            if (rank.stops()) {
                return rank;
            }
        }
        return null;
    }

    private Rank rank(Arrivals known, Trial trial, List<Trial> running, int rung) {
        double loss = known.loss(trial.curve(), rung);
        double[] others = running.stream()
                .filter(other -> other.number() != trial.number() && known.isNew(other.number(), rung))
                .filter(other -> known.hasCome(other.curve(), rung))
                .mapToDouble(other -> known.loss(other.curve(), rung))
                .toArray();
        boolean isNew = known.isNew(trial.number(), rung);
        int of = known.count(rung) + others.length + (isNew ? 1 : 0);
        int better = known.countBelow(loss, rung);
        for (double other : others) {
            better += other < loss ? 1 : 0;
        }
        int rank = loss == Double.POSITIVE_INFINITY ? of + 1 : better + 1;
        return new Rank(rung, known.level(rung), rank, of, Math.max(1, (int) Math.floor(of / eta)));
    }

    private String words(@Nullable Rank rank) {
        return rank == null
                ? name()
                : String.format(
                        Locale.ROOT,
                        "successive halving: rank %d of %d at rung %d (step %d), the best %d go on",
                        Math.min(rank.rank, rank.of),
                        rank.of,
                        rank.rung,
                        rank.level,
                        rank.goOn);
    }
}

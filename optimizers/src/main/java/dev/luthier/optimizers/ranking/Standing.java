package dev.luthier.optimizers.ranking;

import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;

/**
 * How well a trial did, for optimizers that only compare: the better of two comes first.
 *
 * <p>Trials with the full resource come first, those that ended before it by how far they got, failed ones last. Among
 * equals the loss decides, of which NaN is the worst, then the number.
 *
 * @param reached the resource that the metric belongs to; {@link Long#MAX_VALUE} for the full one, -1 if there is no metric
 * @param loss smaller is better
 * @param trial its number
 */
public record Standing(long reached, double loss, int trial) implements Comparable<Standing> {
    private static final long NOTHING = -1;

    /** The standing of a trial that has ended. */
    public static Standing of(Trial ended, Direction direction, long maxResource) {
        if (ended.outcome() instanceof Outcome.Finished finished) {
            long reached = ended.resource() >= maxResource ? Long.MAX_VALUE : ended.resource();
            return new Standing(reached, direction.loss(finished.metric()) + 0.0, ended.number());
        }
        boolean tellsSomething = ended.outcome() instanceof Outcome.Stopped
                && Double.isFinite(ended.curve().last());
        return tellsSomething
                ? new Standing(
                        ended.curve().lastStep(), direction.loss(ended.curve().last()) + 0.0, ended.number())
                : new Standing(NOTHING, Double.NaN, ended.number());
    }

    /** Whether there is anything to judge the trial by. */
    public boolean isJudged() {
        return reached != NOTHING;
    }

    @Override
    public int compareTo(Standing other) {
        int byReach = Long.compare(other.reached, reached);
        int byLoss = byReach != 0 ? byReach : Double.compare(loss, other.loss);
        return byLoss != 0 ? byLoss : Integer.compare(trial, other.trial);
    }
}

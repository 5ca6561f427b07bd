package dev.luthier.optimizers.ranking;

import dev.luthier.definition.Goals;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;

/**
 * How well a trial did, for optimizers that only compare: the better of two comes first.
 *
 * <p>Finished trials that keep all constraints come first, those with the full resource before others; then stopped ones, by
 * how far they got; then those that violate constraints, by how much; failed ones last. Among equals the loss decides, of which NaN is the worst, then
 * the number.
 *
 * @param violation of constraints; 0 if none is known to be violated, infinite if there is nothing to judge the trial by
 * @param reached the resource that the metric belongs to; {@link Long#MAX_VALUE} for the full one
 * @param loss smaller is better
 * @param trial its number
 */
public record Standing(double violation, long reached, double loss, int trial) implements Comparable<Standing> {

    /** The standing of a trial that has ended. */
    public static Standing of(Trial ended, Goals goals, long maxResource) {
        if (ended.outcome() instanceof Outcome.Finished finished) {
            long reached = ended.resource() >= maxResource ? Long.MAX_VALUE : ended.resource();
            double loss = goals.direction().loss(finished.metric()) + 0.0; // -0.0 is 0.0
            return new Standing(goals.violation(ended), reached, loss, ended.number());
        }
        if (ended.outcome() instanceof Outcome.Stopped
                && Double.isFinite(ended.curve().last())) {
            double loss = goals.direction().loss(ended.curve().last()) + 0.0;
            return new Standing(0, ended.curve().lastStep(), loss, ended.number());
        }
        return new Standing(Double.POSITIVE_INFINITY, 0, Double.NaN, ended.number());
    }

    /** Whether there is anything to judge the trial by. */
    public boolean isJudged() {
        return !Double.isNaN(loss);
    }

    @Override
    public int compareTo(Standing other) {
        int byViolation = Double.compare(violation, other.violation);
        int byReach = byViolation != 0 ? byViolation : Long.compare(other.reached, reached);
        int byLoss = byReach != 0 ? byReach : Double.compare(loss, other.loss);
        return byLoss != 0 ? byLoss : Integer.compare(trial, other.trial);
    }
}

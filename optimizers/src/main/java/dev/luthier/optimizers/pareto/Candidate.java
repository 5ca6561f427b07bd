package dev.luthier.optimizers.pareto;

import dev.luthier.definition.Goals;

/**
 * A finished trial as it is ranked.
 *
 * @param trial its number
 * @param unit its point in the unit cube
 * @param losses its objectives, smaller is better
 * @param violation of the constraints, 0 if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // only read, and never compared
record Candidate(int trial, double[] unit, double[] losses, double violation) {

    /**
     * Deb and others 2002, section VI: what is feasible dominates what is not; of two infeasible ones, the smaller violation
     * dominates.
     */
    boolean dominates(Candidate other) {
        if (violation > 0 || other.violation > 0) {
            return violation < other.violation;
        }
        return Goals.dominates(losses, other.losses);
    }
}

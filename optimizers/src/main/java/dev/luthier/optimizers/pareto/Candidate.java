package dev.luthier.optimizers.pareto;

import dev.luthier.definition.Goals;

/** A finished trial as it is ranked. */
final class Candidate {
    private final int trial;
    private final double[] unit;
    private final double[] losses;
    private final double violation;

    /**
     * @param trial its number
     * @param unit its point in the unit cube; not copied
     * @param losses its objectives, smaller is better; not copied
     * @param violation of the constraints, 0 if there is none
     */
    Candidate(int trial, double[] unit, double[] losses, double violation) {
        this.trial = trial;
        this.unit = unit;
        this.losses = losses;
        this.violation = violation;
    }

    int trial() {
        return trial;
    }

    double[] unit() {
        return unit;
    }

    double[] losses() {
        return losses;
    }

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

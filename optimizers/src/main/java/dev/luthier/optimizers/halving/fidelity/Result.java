package dev.luthier.optimizers.halving.fidelity;

import dev.luthier.trial.Trial;

/**
 * What a trial came to at a rung.
 *
 * @param rung from 0
 * @param loss finite; NaN if it failed on the way there
 */
public record Result(Trial trial, int rung, double loss) {
    public boolean isFailed() {
        return Double.isNaN(loss);
    }
}

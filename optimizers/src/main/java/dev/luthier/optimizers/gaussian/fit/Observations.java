package dev.luthier.optimizers.gaussian.fit;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.input.Rows;

/**
 * What hyperparameters are learnt from. Must not be changed.
 *
 * @param rows features of the observed points
 * @param scores standardised, larger is better
 * @param extraNoise variance that a row has in addition to the common noise
 */
@SuppressWarnings("ArrayRecordComponent") // only read, and never compared
public record Observations(Inputs inputs, Rows rows, double[] scores, double[] extraNoise) {

    public int size() {
        return scores.length;
    }
}

package dev.luthier.optimizers.gaussian.search;

import dev.luthier.optimizers.gaussian.model.Posterior;

/** What a second model has to say about a place: it is added to the acquisition, which is a logarithm in most cases. */
public sealed interface Factor permits Feasibility, Cheapness {

    /** The second model; its inputs are those of the first. */
    Posterior posterior();

    /** What is added where the second model believes this of its score. */
    double value(double mean, double spread);

    /** The derivatives of {@link #value} by its two arguments. */
    double[] slopes(double mean, double spread);
}

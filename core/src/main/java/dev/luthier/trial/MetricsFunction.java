package dev.luthier.trial;

import java.io.Serializable;
import java.util.Map;

/**
 * A training function with more than one result. Everything said of {@link TrialFunction} holds.
 *
 * @param <C> what a configuration is given as
 */
@FunctionalInterface
public interface MetricsFunction<C> extends Serializable {

    /** Trains and returns metrics by name; the experiment's metric must be among them, else the trial is FAILED. */
    Map<String, Double> train(C configuration, TrialContext trial) throws Exception;
}

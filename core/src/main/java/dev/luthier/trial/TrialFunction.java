package dev.luthier.trial;

import java.io.Serializable;

/**
 * The user's training function. The same function runs alone, in local threads, on Spark and in virtual time; on Spark it
 * is shipped to the executors, so that it and everything it captures must be serializable.
 *
 * @param <C> what a configuration is given as: the record that describes the search space, or
 *     {@link dev.luthier.space.Configuration}
 */
@FunctionalInterface
public interface TrialFunction<C> extends Serializable {

    /**
     * Trains and returns the experiment's metric. NaN and infinite values make the trial FAILED, as does any exception but
     * {@link TrialStopped}, which should be let through. Called on a thread of its slot, one trial at a time; that thread
     * is interrupted when the trial exceeds its time limit or the experiment ends.
     */
    double train(C configuration, TrialContext trial) throws Exception;
}

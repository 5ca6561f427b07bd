package dev.luthier.trial;

import java.util.Map;

/** What a training function knows of its trial, and how it speaks to the experiment. Used by the trial's own threads. */
public interface TrialContext {

    /** The trial's number. */
    int number();

    /** Which attempt this is, from 1; above 1 the trial lost a slot before or was resumed. */
    int attempt();

    /** Index of the task in the definition; 0 in a plain search. */
    int task();

    /** How far to train: epochs, rounds, rows, whatever the experiment counts in. */
    long resource();

    /** Seed for the training's own chance: the same in every attempt of this trial, another one in every other trial. */
    long seed();

    /**
     * Says how the metric stands. Costs far less than a microsecond and never waits for the network.
     *
     * @param step at least 0, and above the step reported before in this attempt
     * @param value the experiment's metric; NaN is allowed and is worse than every number
     * @throws TrialStopped when the trial is to stop; let it through
     * @throws IllegalArgumentException if the step does not increase
     */
    void report(long step, double value);

    /**
     * The same with further metrics; the experiment's own metric must be among them.
     *
     * @throws IllegalArgumentException if it is not, naming the metrics that are
     */
    void report(long step, Map<String, Double> metrics);

    /** Writes a line to the driver's console and to the trial's log. */
    void log(String message);
}

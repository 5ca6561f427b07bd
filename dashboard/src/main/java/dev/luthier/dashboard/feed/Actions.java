package dev.luthier.dashboard.feed;

import dev.luthier.definition.Definition;
import dev.luthier.space.Configuration;

/**
 * What people may ask of a running experiment. Any thread may call it; it is carried out by the experiment's loop, unless the
 * experiment ends before it comes to that.
 */
public interface Actions {

    /** What the experiment is, with the budget as it stands. */
    Definition definition();

    /** Ends the experiment. */
    void stopExperiment(String reason);

    /** Stops a trial at its next report; nothing happens if it does not run. */
    void stopTrial(int trial, String reason);

    /**
     * Lets the experiment start so many trials more.
     *
     * @param count at least 1
     */
    void addTrials(int count, String reason);

    /**
     * Has a configuration tried, in a trial more.
     *
     * @param configuration one of the task's search space, as that would write it
     * @param resource from 1 to the budget's largest
     */
    void enqueue(int task, Configuration configuration, long resource, String note);
}

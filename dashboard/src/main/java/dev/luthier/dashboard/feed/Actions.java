package dev.luthier.dashboard.feed;

/** What people may ask of a running experiment. Any thread may call it; it is carried out by the experiment's loop. */
public interface Actions {

    /** Ends the experiment. */
    void stopExperiment(String reason);

    /** Stops a trial at its next report; nothing happens if it does not run. */
    void stopTrial(int trial, String reason);
}

package dev.luthier.replay.whatif;

import dev.luthier.trial.TrialState;

/**
 * What would have become of a recorded trial under another rule or scheduler.
 *
 * @param number of the trial
 * @param recorded the state that it was in at the end of the recording
 * @param verdict what the rule or scheduler would have done
 * @param step the last step that it would have reported, or that is known
 * @param reason what the rule says, or that the scheduler trains it no further; empty unless the trial is stopped
 * @param savedMillis slot time that it would have spent less; below 0 if more
 */
public record WhatIfTrial(
        int number, TrialState recorded, Verdict verdict, long step, String reason, long savedMillis) {

    /** The sorts of answer. */
    public enum Verdict {
        /** It would have been stopped, or not promoted. */
        STOPPED,
        /** It would have gone to the end that it had. */
        KEPT,
        /** It would have gone on beyond what is recorded: it was stopped then, or never ended. */
        UNKNOWN
    }
}

package dev.luthier.replay.whatif;

import dev.luthier.trial.TrialState;

/**
 * What would have become of a recorded trial under another rule.
 *
 * @param number of the trial
 * @param recorded the state that it was in at the end of the recording
 * @param verdict what the rule would have done
 * @param step the last step that it would have reported, or that is known
 * @param reason what the rule says; empty unless it stops the trial
 * @param savedMillis slot time that it spent after the stop
 */
public record WhatIfTrial(
        int number, TrialState recorded, Verdict verdict, long step, String reason, long savedMillis) {

    /** The sorts of answer. */
    public enum Verdict {
        /** The rule would have stopped it. */
        STOPPED,
        /** It would have gone to the end that it had. */
        KEPT,
        /** The rule would have let it go on beyond what is recorded: it was stopped then, or never ended. */
        UNKNOWN
    }
}

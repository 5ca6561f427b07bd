package dev.luthier.replay.reproduce;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;

/**
 * One training of a recorded trial: all of it, or up to one of its promotions.
 *
 * @param recorded the trial as it stood at the end of that training
 */
record Stage(Trial recorded) {

    long resource() {
        return recorded.resource();
    }

    Curve curve() {
        return recorded.curve();
    }

    /** Whether somebody ended it, and not the training function: it is then run to the same last step, and no further. */
    boolean wasCutShort() {
        Outcome outcome = recorded.outcome();
        if (outcome instanceof Outcome.Failed failed) {
            return failed.failure().kind() == Failure.Kind.TIME_LIMIT
                    || failed.failure().kind() == Failure.Kind.SLOT_LOST;
        }
        return !(outcome instanceof Outcome.Finished);
    }
}

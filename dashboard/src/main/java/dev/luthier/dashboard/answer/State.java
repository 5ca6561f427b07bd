package dev.luthier.dashboard.answer;

import dev.luthier.dashboard.view.TrialView;

/** Where a trial stands, as the page shows it; the order is that of the page. */
enum State {
    PENDING,
    RUNNING,
    FINISHED,
    STOPPED,
    FAILED,
    /** The experiment ended before the trial did. */
    UNFINISHED;

    static State of(TrialView trial, long fact, boolean hasExperimentEnded) {
        return switch (trial.stateAt(fact)) {
            case FINISHED -> FINISHED;
            case STOPPED -> STOPPED;
            case FAILED -> FAILED;
            case RUNNING -> hasExperimentEnded ? UNFINISHED : RUNNING;
            case PENDING -> hasExperimentEnded ? UNFINISHED : PENDING;
        };
    }
}

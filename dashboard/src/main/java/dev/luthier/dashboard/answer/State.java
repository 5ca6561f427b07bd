package dev.luthier.dashboard.answer;

import dev.luthier.dashboard.view.TrialView;

/** Where a trial stands, as the page shows it and by the number that it knows. */
enum State {
    PENDING(0),
    RUNNING(1),
    FINISHED(2),
    STOPPED(3),
    FAILED(4),
    /** The experiment ended before the trial did. */
    UNFINISHED(5);

    private final int code;

    State(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

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

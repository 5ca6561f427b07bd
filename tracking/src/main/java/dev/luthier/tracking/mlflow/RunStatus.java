package dev.luthier.tracking.mlflow;

import dev.luthier.event.Ending;
import dev.luthier.trial.TrialState;

/** States of a run, by MLflow's names; {@link #code} is what its files say. */
enum RunStatus {
    RUNNING(1),
    SCHEDULED(2),
    FINISHED(3),
    FAILED(4),
    KILLED(5);

    private final int code;

    RunStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    boolean isTerminal() {
        return code >= FINISHED.code;
    }

    static RunStatus ofCode(int code) {
        return values()[code - 1];
    }

    static RunStatus of(TrialState state) {
        return switch (state) {
            case PENDING, RUNNING -> RUNNING;
            case FINISHED -> FINISHED;
            case STOPPED -> KILLED;
            case FAILED -> FAILED;
        };
    }

    static RunStatus of(Ending ending) {
        if (ending.isRegular()) {
            return FINISHED;
        }
        return ending.kind() == Ending.Kind.CANCELLED ? KILLED : FAILED;
    }
}

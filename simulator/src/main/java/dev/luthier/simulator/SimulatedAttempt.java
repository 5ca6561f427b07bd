package dev.luthier.simulator;

import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attempt that goes from report to report, whenever virtual time lets it. */
interface SimulatedAttempt {

    /**
     * What happened when it was let go: what it said, and either the step that it will report next or how it ended.
     *
     * @param nextStep meaningless once there is an outcome
     */
    record Leg(
            List<String> logs,
            List<Report> reports,
            long nextStep,
            @Nullable Outcome outcome) {}

    /** Lets it make its pending report, if it has one, and train up to the next or to its end. */
    Leg advance() throws InterruptedException;

    /** From now on its reports tell it to stop. */
    void requestStop(String reason);

    /** Ends it without hearing it any more. */
    void abandon();
}

package dev.luthier.simulator;

import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attempt that goes from report to report, whenever virtual time lets it. */
interface SimulatedAttempt {

    /**
     * What happened when it was let go: what it said, and either the step that it will report next or how it ended; neither if
     * it waits for the verdict on what it reported.
     */
    record Leg(
            List<String> logs,
            List<Report> reports,
            @Nullable Long nextStep,
            @Nullable Outcome outcome) {}

    /**
     * Lets it make its pending report, if it has one, and then train up to the next or to its end.
     *
     * @param forVerdict whether it stops short after a report that is not its last; the next call lets it go on from there
     */
    Leg advance(boolean forVerdict) throws InterruptedException;

    /** From now on its reports tell it to stop, one that waits for its verdict too. */
    void requestStop(String reason);

    /** Ends it without hearing it any more. */
    void abandon();
}

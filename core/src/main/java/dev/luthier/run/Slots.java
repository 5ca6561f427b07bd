package dev.luthier.run;

import dev.luthier.slot.TrialProgram;
import java.util.Map;

/** Where trials run: local threads, Spark tasks, virtual time. Says where an experiment runs in {@code runOn(…)}. */
public interface Slots {

    /**
     * Runs the experiment to its end: feeds the loop with facts and carries its commands out. Returns when the loop has
     * finished and every slot is given back. If the calling thread is interrupted, the experiment is cancelled, and the
     * thread's interrupt status is set on return.
     */
    void run(ExperimentLoop loop, TrialProgram program);

    /** What is worth knowing of these slots when their results are looked at later, by name: versions, settings. */
    default Map<String, String> description() {
        return Map.of("slots", getClass().getSimpleName());
    }

    /** Whether time is made up, so that nothing is worth writing down that is not asked for. */
    default boolean isVirtual() {
        return false;
    }
}

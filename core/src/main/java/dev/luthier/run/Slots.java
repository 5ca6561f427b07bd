package dev.luthier.run;

/** Where trials run: local threads, Spark tasks, virtual time. Says where an experiment runs in {@code runOn(…)}. */
public interface Slots {

    /**
     * Runs the experiment to its end: feeds the loop with facts and carries its commands out. Returns when the loop has
     * finished and every slot is given back. If the calling thread is interrupted, the experiment is cancelled, and the
     * thread's interrupt status is set on return.
     */
    void run(ExperimentLoop loop, TrialProgram program);

    /** Whether time is made up, so that nothing is worth writing down that is not asked for. */
    default boolean isVirtual() {
        return false;
    }
}

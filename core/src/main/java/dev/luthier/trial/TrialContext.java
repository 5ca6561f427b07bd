package dev.luthier.trial;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a training function knows of its trial, and how it speaks to the experiment. Used by the trial's own threads. */
public interface TrialContext {

    /** The trial's number. */
    int number();

    /** Which attempt this is, from 1; above 1 the trial lost a slot before or was resumed. */
    int attempt();

    /** Index of the task in the definition; 0 in a plain search. */
    int task();

    /** How far to train: epochs, rounds, rows, whatever the experiment counts in. */
    long resource();

    /** Seed for the training's own chance: the same in every attempt of this trial, another one in every other trial. */
    long seed();

    /**
     * Says how the metric stands. Costs far less than a microsecond in a tight loop. Where an early-stopping rule may stop the
     * trial, waits for its verdict, for at most a hundredth of the time since the last report and not at all if that is less than
     * a millisecond: so a trial with epochs of a tenth of a second or more usually stops at the very report that makes it hopeless.
     * If the verdict is not there by then, or somebody asks for the stop later, the next report says so. The report of step {@link
     * #resource} waits for nothing: the trial is to finish.
     *
     * @param step at least 0, and above the step reported before in this attempt
     * @param value the experiment's metric; NaN is allowed and is worse than every number
     * @throws TrialStopped when the trial is to stop; let it through
     * @throws IllegalArgumentException if the step does not increase
     */
    void report(long step, double value);

    /**
     * The same with further metrics; the experiment's own metric must be among them.
     *
     * @throws IllegalArgumentException if it is not, naming the metrics that are
     */
    void report(long step, Map<String, Double> metrics);

    /**
     * Keeps what it takes to go on from here: another attempt of this trial finds it as its {@link #lastCheckpoint()}, on
     * whichever slot it runs. Returns when it is safe; older ones are removed then. It is kept beside the experiment's
     * journal: on a cluster that has to be a file system that all hosts share.
     *
     * @param step at which training stands
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void checkpoint(long step, byte[] state);

    /**
     * The same with all files of a directory, which are copied.
     *
     * @throws java.io.UncheckedIOException if it cannot be read or written
     */
    void checkpoint(long step, Path directory);

    /**
     * The latest checkpoint of this trial's earlier attempts, or of this one; if there is none, that of the trial that it was
     * {@link dev.luthier.trial.Assignment#from started from}; empty if there is none either.
     *
     * @throws java.io.UncheckedIOException if that cannot be found out
     */
    Optional<Checkpoint> lastCheckpoint();

    /** Writes a line to the driver's console and to the trial's log. */
    void log(String message);
}

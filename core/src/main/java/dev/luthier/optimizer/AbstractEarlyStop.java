package dev.luthier.optimizer;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Named;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;

/**
 * Which running trial is hopeless: extend this to write an early-stopping rule.
 *
 * <p>A rule is pure: the same arguments give the same answer, whatever it was asked before. It is asked after every report,
 * on the thread that runs the experiment, so it should answer in microseconds.
 */
public abstract class AbstractEarlyStop {

    /**
     * Whether the running trial should stop now.
     *
     * @param toCheck the trial that just reported; its curve ends with that report
     * @param finalized every ending so far, the oldest first; stopped and failed trials are among them
     * @param direction of the metric
     */
    public abstract boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction);

    /**
     * The same for a rule that also compares with the trials that run: override it, and {@link #reason(Trial, TrialHistory,
     * Direction)} with it. The history's running trials, to which {@code toCheck} belongs, are listed anew each time, so a rule
     * should ask for them only when it needs them.
     */
    public boolean earlyStopCheck(Trial toCheck, TrialHistory history, Direction direction) {
        return earlyStopCheck(toCheck, history.ended(), direction);
    }

    /** Why that said yes to the same arguments. */
    public String reason(Trial toCheck, TrialHistory history, Direction direction) {
        return reason(toCheck, history.ended(), direction);
    }

    /** Why {@link #earlyStopCheck(Trial, List, Direction)} said yes to the same arguments, in one line for people. */
    public String reason(Trial toCheck, List<Trial> finalized, Direction direction) {
        return name();
    }

    /**
     * Refuses a definition that this rule cannot serve, before any trial starts. Unless overridden: one with several
     * objectives, since a trial that is hopeless in the first one may be the best in another.
     */
    public List<String> problems(Definition definition) {
        int objectives = definition.objectives().size();
        return objectives <= 1
                ? List.of()
                : List.of("early-stopping rule " + name() + " judges by one objective, but there are " + objectives
                        + ": leave earlyStop out");
    }

    /** Name in definitions and results. */
    public String name() {
        return getClass().getSimpleName();
    }

    /** The settings that decide its answers, for the definition. */
    public Map<String, Object> settings() {
        return Map.of();
    }

    /** Name and settings, as the definition holds them. */
    public final Named described() {
        return new Named(name(), settings());
    }
}

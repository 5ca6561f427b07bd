package dev.luthier.replay.whatif;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.replay.history.RecordedExperiment;
import dev.luthier.replay.whatif.WhatIfTrial.Verdict;
import dev.luthier.store.Store;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replays the recorded curves under another early-stopping rule or scheduler. Under a rule, the trials and their times stay those of the recording, as if
 * the time that is saved had been left unused: which trials an optimizer would have suggested instead, no recording can say.
 */
public final class WhatIf {
    private WhatIf() {}

    /**
     * Asks the rule.
     *
     * @throws InvalidInputException if the rule refuses such an experiment
     * @throws IllegalArgumentException if there is no experiment of that name
     */
    public static WhatIfReport of(Store store, String experiment, AbstractEarlyStop rule) {
        List<RuleReplay> replay = new ArrayList<>(1);
        RecordedExperiment recorded = RecordedExperiment.of(store, experiment, (event, definition, history) -> {
            if (replay.isEmpty()) {
                replay.add(begin(rule, definition));
            }
            replay.get(0).take(event, history);
        });
        return report(recorded, rule, replay.get(0));
    }

    /**
     * Asks a scheduler: an optimizer that trains trials a little first, and the better ones further. The n-th new trial that it
     * asks for is the n-th recorded one, on as many slots. Where it trains one further than is known, that ends there for it.
     *
     * @param scheduler a new one, which is used up
     * @throws InvalidInputException if the scheduler refuses such an experiment, or makes configurations of its own from others
     * @throws IllegalArgumentException if there is no experiment of that name
     */
    public static WhatIfReport of(Store store, String experiment, AbstractOptimizer scheduler, Promotion promotion) {
        return new SchedulerReplay(RecordedExperiment.of(store, experiment), scheduler, promotion).report();
    }

    private static RuleReplay begin(AbstractEarlyStop rule, Definition definition) {
        List<String> problems = rule.problems(definition);
        if (!problems.isEmpty()) {
            throw new InvalidInputException("what-if of experiment '" + definition.name() + "'", problems);
        }
        return new RuleReplay(rule, definition.direction());
    }

    private static WhatIfReport report(RecordedExperiment recorded, AbstractEarlyStop rule, RuleReplay replay) {
        List<WhatIfTrial> trials = new ArrayList<>();
        List<Trial> finished = new ArrayList<>();
        for (Trial trial : recorded.trials()) {
            if (trial.state().hasEnded() || !trial.curve().isEmpty()) {
                RuleReplay.Stop stop = replay.stop(trial.number());
                trials.add(stop == null ? asRecorded(trial) : stopped(trial, stop));
                if (stop == null && trial.isFinished()) {
                    finished.add(trial);
                }
            }
        }
        Optional<Trial> bestKept = recorded.definition().goals().best(finished);
        return new WhatIfReport(
                recorded.definition(),
                rule.described(),
                recorded.definition().earlyStop(),
                trials,
                recorded.slotTime(),
                recorded.best(),
                bestKept);
    }

    // A trial that failed would have failed all the same; one that somebody stopped would have gone on.
    private static WhatIfTrial asRecorded(Trial trial) {
        boolean isKnown = trial.isFinished() || trial.state() == TrialState.FAILED;
        return new WhatIfTrial(
                trial.number(),
                trial.state(),
                isKnown ? Verdict.KEPT : Verdict.UNKNOWN,
                trial.curve().lastStep(),
                "",
                0);
    }

    private static WhatIfTrial stopped(Trial trial, RuleReplay.Stop stop) {
        long saved = trial.attempts().stream()
                .mapToLong(attempt -> timeAfter(attempt, stop.atMillis()))
                .sum();
        return new WhatIfTrial(trial.number(), trial.state(), Verdict.STOPPED, stop.step(), stop.reason(), saved);
    }

    private static long timeAfter(Attempt attempt, long stopMillis) {
        return Math.max(0, attempt.endedAtMillis() - Math.max(attempt.startedAtMillis(), stopMillis));
    }
}

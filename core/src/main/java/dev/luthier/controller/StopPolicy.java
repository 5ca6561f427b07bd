package dev.luthier.controller;

import dev.luthier.definition.Definition;
import dev.luthier.event.Ending;
import dev.luthier.event.StopReason;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Optional;

/** Asks the early-stopping rule about a trial that just reported. */
final class StopPolicy {
    private final AbstractEarlyStop rule;
    private final Direction direction;
    private final boolean isMatrix;
    private final TaskHistories tasks = new TaskHistories();

    StopPolicy(AbstractEarlyStop rule, Definition definition) {
        this.rule = rule;
        this.direction = definition.direction();
        this.isMatrix = definition.tasks().size() > 1;
    }

    /** Takes the reports in and says why the trial is to stop; empty if it may go on, or was told to stop before. */
    Optional<StopReason> report(TrialEntry entry, List<Report> reports, TrialHistory history, Outbox outbox) {
        Optional<StopReason> stop = Optional.empty();
        for (Report report : reports) {
            entry.report(report);
            if (entry.stop() == null && stop.isEmpty() && outbox.ending() == null) {
                stop = check(entry.snapshot(), history, outbox);
            }
        }
        return stop;
    }

    /** A rule that throws ends the experiment. */
    private Optional<StopReason> check(Trial trial, TrialHistory all, Outbox outbox) {
        try {
            TrialHistory history = isMatrix ? tasks.of(trial.task(), all) : all;
            return rule.earlyStopCheck(trial, history, direction)
                    ? Optional.of(new StopReason(StopReason.Kind.EARLY_STOP, rule.reason(trial, history, direction)))
                    : Optional.empty();
        } catch (RuntimeException e) {
            outbox.conclude(Ending.Kind.EARLY_STOP_FAILED, "early-stopping rule " + rule.name() + " threw " + e);
            return Optional.empty();
        }
    }
}

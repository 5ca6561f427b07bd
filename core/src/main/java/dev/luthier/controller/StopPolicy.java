package dev.luthier.controller;

import dev.luthier.event.Ending;
import dev.luthier.event.StopReason;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Optional;

/** Asks the early-stopping rule about a trial that just reported. */
final class StopPolicy {
    private final AbstractEarlyStop rule;
    private final Direction direction;

    StopPolicy(AbstractEarlyStop rule, Direction direction) {
        this.rule = rule;
        this.direction = direction;
    }

    /** Why the trial is to stop; empty if it may go on. A rule that throws ends the experiment. */
    Optional<StopReason> check(TrialEntry entry, List<Trial> ended, Outbox outbox) {
        Trial trial = entry.snapshot();
        try {
            return rule.earlyStopCheck(trial, ended, direction)
                    ? Optional.of(new StopReason(StopReason.Kind.EARLY_STOP, rule.reason(trial, ended, direction)))
                    : Optional.empty();
        } catch (RuntimeException e) {
            outbox.conclude(Ending.Kind.EARLY_STOP_FAILED, "early-stopping rule " + rule.name() + " threw " + e);
            return Optional.empty();
        }
    }
}

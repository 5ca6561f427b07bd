package dev.luthier.controller;

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

    /** Why the trial is to stop; empty if it may go on. */
    Optional<String> check(TrialEntry entry, List<Trial> ended) {
        Trial trial = entry.snapshot();
        return rule.earlyStopCheck(trial, ended, direction)
                ? Optional.of(rule.reason(trial, ended, direction))
                : Optional.empty();
    }

    String name() {
        return rule.name();
    }
}

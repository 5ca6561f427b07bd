package dev.luthier.controller;

import dev.luthier.event.StopReason;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the early-stopping rule about a trial that just reported. */
final class StopPolicy {
    private final AbstractEarlyStop rule;
    private final Direction direction;

    StopPolicy(AbstractEarlyStop rule, Direction direction) {
        this.rule = rule;
        this.direction = direction;
    }

    /** Why the trial is to stop; null if it may go on. */
    @Nullable
    StopReason check(TrialEntry entry, List<Trial> ended) {
        Trial trial = entry.snapshot();
        return rule.earlyStopCheck(trial, ended, direction)
                ? new StopReason(StopReason.Kind.EARLY_STOP, rule.reason(trial, ended, direction))
                : null;
    }

    String name() {
        return rule.name();
    }
}

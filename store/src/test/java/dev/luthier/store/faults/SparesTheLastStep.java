package dev.luthier.store.faults;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;

/**
 * A rule that does not stop who has just made the last step: such a trial ends at that very moment, so that it has finished if
 * its driver lives on and was stopped if it does not.
 */
final class SparesTheLastStep extends AbstractEarlyStop {
    private final AbstractEarlyStop rule;

    SparesTheLastStep(AbstractEarlyStop rule) {
        this.rule = rule;
    }

    @Override
    public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
        return !isAtItsEnd(toCheck) && rule.earlyStopCheck(toCheck, finalized, direction);
    }

    @Override
    public boolean earlyStopCheck(Trial toCheck, TrialHistory history, Direction direction) {
        return !isAtItsEnd(toCheck) && rule.earlyStopCheck(toCheck, history, direction);
    }

    @Override
    public String reason(Trial toCheck, TrialHistory history, Direction direction) {
        return rule.reason(toCheck, history, direction);
    }

    @Override
    public String name() {
        return rule.name();
    }

    private static boolean isAtItsEnd(Trial trial) {
        return trial.curve().lastStep() >= trial.resource();
    }
}

package dev.luthier.store.faults;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;

/** Stops at its second report what is worse than some finished trial. */
final class StopsTheWorst extends AbstractEarlyStop {
    @Override
    public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
        return toCheck.curve().size() >= 2
                && finalized.stream()
                        .filter(Trial::isFinished)
                        .anyMatch(trial -> direction.better(
                                trial.metric().orElseThrow(), toCheck.curve().last()));
    }
}

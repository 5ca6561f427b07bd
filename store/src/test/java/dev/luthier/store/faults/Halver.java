package dev.luthier.store.faults;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trains trials in two parts, as promotions do, and waits where it can, so that every answer occurs. */
final class Halver extends AbstractOptimizer {
    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        if (random().nextDouble() < 0.2 && !running().isEmpty()) {
            return new Suggestion.Wait();
        }
        List<Integer> runningNumbers = running().stream().map(Trial::number).toList();
        for (Trial trial : history()) {
            if (trial.isFinished()
                    && trial.resource() < budget().maxResource()
                    && !wentOn(trial)
                    && !runningNumbers.contains(trial.number())) {
                return new Suggestion.Resume(trial.number(), budget().maxResource(), "go on");
            }
        }
        long resource = 1 + random().nextLong(budget().maxResource());
        return new Suggestion.Run(0, searchSpace().sample(random()), resource, "new");
    }

    private boolean wentOn(Trial trial) {
        return history().stream()
                .anyMatch(other -> other.number() == trial.number() && other.resource() > trial.resource());
    }
}

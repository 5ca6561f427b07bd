package dev.luthier.experiment;

import dev.luthier.ablation.AbstractAblator;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.NoStop;
import dev.luthier.problem.Problems;
import dev.luthier.space.SearchSpace;
import java.util.Optional;

/** What is different about an experiment whose optimizer is an ablator. */
final class AblationRules {
    private AblationRules() {}

    /** How many trials there may be unless said; 0, which is refused, if it is no ablation. */
    static int usualTrials(AbstractOptimizer optimizer, SearchSpace space) {
        return optimizer instanceof AbstractAblator ablator ? ablator.usualTrials(space) : 0;
    }

    static void check(Optional<AbstractOptimizer> optimizer, Optional<AbstractEarlyStop> rule, Problems problems) {
        boolean isAblation = optimizer.filter(AbstractAblator.class::isInstance).isPresent();
        boolean stops = rule.filter(each -> !(each instanceof NoStop)).isPresent();
        problems.check(
                !(isAblation && stops), "an ablation compares trainings that came to their end: leave earlyStop out");
    }
}

package dev.luthier.experiment;

import dev.luthier.ablation.AbstractAblator;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.NoStop;
import dev.luthier.problem.Problems;
import dev.luthier.space.SearchSpace;
import java.util.Optional;

/** What is different about an experiment that is an ablation. */
final class AblationRules {
    private AblationRules() {}

    /** How many trials it takes unless said; 0 if that has to be said. */
    static int usualTrials(AbstractOptimizer optimizer, SearchSpace space) {
        return optimizer instanceof AbstractAblator ablator ? ablator.usualTrials(space) : 0;
    }

    static void check(Optional<AbstractOptimizer> chosen, Optional<AbstractEarlyStop> rule, Problems problems) {
        boolean isAblation = chosen.filter(AbstractAblator.class::isInstance).isPresent();
        boolean stops = rule.filter(each -> !(each instanceof NoStop)).isPresent();
        problems.check(
                !(isAblation && stops), "an ablation compares trainings that came to their end: leave earlyStop out");
    }
}

package dev.luthier.dashboard.finding;

import dev.luthier.ablation.AbstractAblator;
import dev.luthier.ablation.report.AblationReport;
import dev.luthier.definition.Definition;
import dev.luthier.optimizer.Catalog;
import dev.luthier.problem.Problems;
import java.util.Optional;

/** The effects of components, as the study itself reports them. */
public final class Ablation {
    private Ablation() {}

    /** Whether the experiment is an ablation whose ablator is on the class path. */
    public static boolean isKnown(Definition definition) {
        return ablator(definition).isPresent();
    }

    /** Empty if it is no ablation, or its ablator is not on the class path. */
    public static Optional<AblationReport> report(KnownTrials known) {
        return ablator(known.definition()).map(ablator -> ablator.report(known.definition(), known.trials()));
    }

    private static Optional<AbstractAblator> ablator(Definition definition) {
        return Catalog.load()
                .optimizer(definition.optimizer(), new Problems())
                .filter(AbstractAblator.class::isInstance)
                .map(AbstractAblator.class::cast)
                .filter(ablator -> ablator.problems(definition).isEmpty());
    }
}

package dev.luthier.optimizers.halving;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.halving.rung.RungLevels;

/** Makes the proposer of an experiment. */
interface ProposerFactory {
    Proposer of(RungLevels levels, Definition definition);

    static ProposerFactory showingEverything(AbstractOptimizer searcher) {
        return (levels, definition) -> new Searcher(searcher, definition);
    }
}

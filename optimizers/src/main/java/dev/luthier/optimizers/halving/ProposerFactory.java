package dev.luthier.optimizers.halving;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.halving.rung.RungLevels;

/** Makes the proposer of an experiment. */
interface ProposerFactory {
    Proposer of(RungLevels levels, Definition definition);

    /** A search optimizer that learns from the highest rung of which enough is known. */
    static ProposerFactory of(AbstractOptimizer searcher) {
        return (levels, definition) -> new TopRungProposer(levels, definition, searcher);
    }
}

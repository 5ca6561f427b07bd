package dev.luthier.checkpoint;

import dev.luthier.definition.Definition;

/** Where an experiment's checkpoints are kept; what provides its journal may also provide this. */
public interface CheckpointProvider {
    CheckpointFiles checkpointsOf(Definition definition);
}

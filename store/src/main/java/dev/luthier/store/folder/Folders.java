package dev.luthier.store.folder;

import dev.luthier.checkpoint.CheckpointFiles;
import dev.luthier.checkpoint.InMemoryCheckpoints;
import java.io.IOException;
import java.util.List;

/** A folder of experiments, each in a folder of its own by its name. Immutable, safe for any thread. */
@FunctionalInterface
public interface Folders {

    /** The name of the folder of checkpoints in that of an experiment. */
    String CHECKPOINTS = "checkpoints";

    /** That of one experiment, which need not exist. */
    Folder of(String experiment) throws IOException;

    /** All files of an experiment, for what is not its journal. */
    default CheckpointFiles filesOf(String experiment) {
        return new InMemoryCheckpoints();
    }

    /** Where its checkpoints are. */
    default CheckpointFiles checkpointsOf(String experiment) {
        return new InMemoryCheckpoints();
    }

    /** The names of what is in the folder of experiments, sorted. */
    default List<String> names() throws IOException {
        return List.of();
    }
}

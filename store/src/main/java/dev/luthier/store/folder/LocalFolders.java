package dev.luthier.store.folder;

import dev.luthier.checkpoint.CheckpointFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Folders on a local disk.
 *
 * @param base the folder that holds those of the experiments; need not exist
 */
public record LocalFolders(Path base) implements Folders {

    @Override
    public Folder of(String experiment) {
        return new LocalFolder(base.resolve(experiment));
    }

    @Override
    public CheckpointFiles filesOf(String experiment) {
        return new LocalCheckpoints(base.resolve(experiment));
    }

    @Override
    public CheckpointFiles checkpointsOf(String experiment) {
        return new LocalCheckpoints(base.resolve(experiment).resolve(CHECKPOINTS));
    }

    @Override
    public List<String> names() throws IOException {
        return new LocalFolder(base).list();
    }
}

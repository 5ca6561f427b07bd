package dev.luthier.store.folder;

import dev.luthier.checkpoint.CheckpointFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Folders on a file system that Hadoop knows.
 *
 * @param base the folder that holds those of the experiments; need not exist
 * @param lease after which the right to write of a writer that is gone expires
 */
public record HadoopFolders(Path base, Configuration configuration, Duration lease) implements Folders {

    @Override
    public Folder of(String experiment) throws IOException {
        return new HadoopFolder(new Path(base, experiment), configuration, lease);
    }

    @Override
    public CheckpointFiles filesOf(String experiment) {
        return new HadoopCheckpoints(new Path(base, experiment).toUri(), configuration);
    }

    @Override
    public CheckpointFiles checkpointsOf(String experiment) {
        Path folder = new Path(new Path(base, experiment), CHECKPOINTS);
        return new HadoopCheckpoints(folder.toUri(), configuration);
    }

    @Override
    public List<String> names() throws IOException {
        return new HadoopCheckpoints(base.toUri(), configuration).list("");
    }
}

package dev.luthier.store;

import dev.luthier.checkpoint.CheckpointFiles;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Stores on the file systems that Hadoop knows, apart from {@link Store} so that nobody else needs Hadoop. */
public final class HadoopStore {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private HadoopStore() {}

    /** In that folder, with the configuration that Hadoop finds on the class path. */
    static Store at(String uri) {
        return at(uri, new Configuration());
    }

    /** In that folder, which need not exist, with that configuration, such as {@code sparkContext.hadoopConfiguration()}. */
    public static Store at(String uri, Configuration configuration) {
        return at(uri, configuration, LEASE);
    }

    static Store at(String uri, Configuration configuration, Duration lease) {
        Path base = new Path(URI.create(uri));
        return new Store(new HadoopFolders(base, configuration, lease));
    }

    private record HadoopFolders(Path base, Configuration configuration, Duration lease) implements Store.Folders {
        @Override
        public Folder of(String experiment) throws IOException {
            return new HadoopFolder(new Path(base, experiment), configuration, lease);
        }

        @Override
        public CheckpointFiles filesOf(String experiment) {
            return new HadoopCheckpoints(new Path(base, experiment).toUri(), configuration);
        }

        @Override
        public List<String> names() throws IOException {
            return new HadoopCheckpoints(base.toUri(), configuration).list("");
        }

        @Override
        public CheckpointFiles checkpointsOf(String experiment) {
            Path folder = new Path(new Path(base, experiment), Store.CHECKPOINTS);
            return new HadoopCheckpoints(folder.toUri(), configuration);
        }
    }
}

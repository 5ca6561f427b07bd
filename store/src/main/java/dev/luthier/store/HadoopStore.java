package dev.luthier.store;

import dev.luthier.store.folder.HadoopFolders;
import java.net.URI;
import java.time.Duration;
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
}

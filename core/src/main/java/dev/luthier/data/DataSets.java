package dev.luthier.data;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Data sets by name, each loaded once in a JVM and shared by all its slots. It travels with the training function that captures
 * it; the data do not, they are loaded where they are asked for. They must not be changed, since several trials use them at once.
 * Thread-safe.
 *
 * <pre>{@code
 * DataSets<Table> tables = DataSets.of(name -> Table.read(folder.resolve(name))).limit(512 << 20, Table::bytes);
 * …train((run, trial) -> train(run, tables.get(run.data())))
 * }</pre>
 *
 * @param <D> a data set
 */
public final class DataSets<D> implements Serializable {
    private static final long serialVersionUID = 1;

    private static final Map<String, DataCache<?>> CACHES = new ConcurrentHashMap<>();

    private final String id;
    private final Loader<D> loader;
    private final long limitBytes;
    private final Size<D> size;

    /** How a data set comes from its name. Called by one thread at a time for each name. */
    @FunctionalInterface
    public interface Loader<D> extends Serializable {
        D load(String name) throws Exception;
    }

    /** What a data set takes in memory. */
    @FunctionalInterface
    public interface Size<D> extends Serializable {
        long bytes(D data);
    }

    private DataSets(Loader<D> loader, long limitBytes, Size<D> size) {
        this.id = UUID.randomUUID().toString();
        this.loader = loader;
        this.limitBytes = limitBytes;
        this.size = size;
    }

    /** Data sets that stay until the JVM ends, or until {@link #clear}; see {@link #limit}. */
    public static <D> DataSets<D> of(Loader<D> loader) {
        return new DataSets<>(loader, Long.MAX_VALUE, data -> 0);
    }

    /**
     * The same, but those that were not used for the longest time are dropped as soon as all together take more than that in a
     * JVM. A trial that still uses one keeps it alive, so a little more memory may be taken than the limit says.
     *
     * @param bytes of the data sets of one JVM, at least 1
     */
    public DataSets<D> limit(long bytes, Size<D> ofOne) {
        if (bytes < 1) {
            throw new IllegalArgumentException("limit of the data sets is " + bytes + " bytes, must be 1 or more");
        }
        return new DataSets<>(loader, bytes, ofOne);
    }

    /**
     * The data set of that name. Loads it if it is not there; who asks for it meanwhile waits. A failure is not remembered: the
     * next one to ask tries again.
     *
     * @throws Exception whatever the loader throws
     */
    public D get(String name) throws Exception {
        return cache().get(name);
    }

    /** How often one was loaded in this JVM. */
    public long loads() {
        return cache().loads();
    }

    /** Drops all that this JVM holds of them. */
    public void clear() {
        CACHES.remove(id);
    }

    // Each id has one type of data, that of the object it was made with.
    @SuppressWarnings("unchecked")
    private DataCache<D> cache() {
        return (DataCache<D>) CACHES.computeIfAbsent(id, each -> new DataCache<>(loader, limitBytes, size));
    }
}

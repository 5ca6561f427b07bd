package dev.luthier.data;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** What one JVM holds of some data sets, the least recently used first. Thread-safe. */
final class DataCache<D> {
    private record Held<D>(D data, long bytes) {}

    private final DataSets.Loader<D> loader;
    private final long limitBytes;
    private final DataSets.Size<D> size;
    private final LinkedHashMap<String, Held<D>> held = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, CompletableFuture<D>> loading = new HashMap<>();
    private long heldBytes;
    private long loads;

    DataCache(DataSets.Loader<D> loader, long limitBytes, DataSets.Size<D> size) {
        this.loader = loader;
        this.limitBytes = limitBytes;
        this.size = size;
    }

    D get(String name) throws Exception {
        while (true) {
            CompletableFuture<D> mine = new CompletableFuture<>();
            CompletableFuture<D> first;
            synchronized (this) {
                Held<D> there = held.get(name);
                if (there != null) {
                    return there.data();
                }
                first = loading.putIfAbsent(name, mine);
            }
            if (first == null) {
                return load(name, mine);
            }
            try {
                return first.get();
            } catch (ExecutionException e) {
                // A trial that was interrupted while it loaded says nothing about the data set: then it is one's own
                // turn.
                if (!(e.getCause() instanceof InterruptedException)) {
                    throw new IllegalStateException("data set '" + name + "' could not be loaded: " + e.getCause(), e);
                }
            }
        }
    }

    synchronized long loads() {
        return loads;
    }

    private D load(String name, CompletableFuture<D> waiting) throws Exception {
        try {
            D data = loader.load(name);
            keep(name, data, size.bytes(data));
            waiting.complete(data);
            return data;
        } catch (Throwable e) {
            forget(name);
            waiting.completeExceptionally(e);
            throw e;
        }
    }

    private synchronized void forget(String name) {
        loading.remove(name);
    }

    private synchronized void keep(String name, D data, long bytes) {
        loading.remove(name);
        loads++;
        held.put(name, new Held<>(data, bytes));
        heldBytes += bytes;
        Iterator<Held<D>> oldest = held.values().iterator();
        while (heldBytes > limitBytes) {
            heldBytes -= oldest.next().bytes();
            oldest.remove();
        }
    }
}

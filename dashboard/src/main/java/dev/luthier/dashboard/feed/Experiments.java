package dev.luthier.dashboard.feed;

import dev.luthier.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The experiments that can be looked at: those of this process, and those of folders, which are read when they are asked for. */
public final class Experiments implements AutoCloseable {
    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
    private final List<Store> stores = new CopyOnWriteArrayList<>();

    /** Adds one of this process; it takes the place of an earlier one of that name. */
    public void add(Feed feed) {
        Feed before = feeds.put(feed.name(), feed);
        if (before != null && before != feed) {
            before.close();
        }
    }

    /** Adds all that are in that folder, now and later. */
    public void add(Store store) {
        stores.add(store);
    }

    /** The names, sorted. */
    public List<String> names() {
        Set<String> names = new TreeSet<>(feeds.keySet());
        stores.forEach(store -> names.addAll(store.experiments()));
        return new ArrayList<>(names);
    }

    /** Whether it is running in this process. */
    public boolean isRunning(String name) {
        Feed feed = feeds.get(name);
        return feed != null && feed.actions().isPresent();
    }

    /** The experiment of that name. */
    public Optional<Feed> find(String name) {
        Feed feed = feeds.get(name);
        return feed != null ? Optional.of(feed) : open(name);
    }

    @Override
    public void close() {
        feeds.values().forEach(Feed::close);
    }

    private Optional<Feed> open(String name) {
        for (Store store : stores) {
            if (store.experiments().contains(name)) {
                return Optional.of(feeds.computeIfAbsent(name, absent -> new RecordedFeed(store, name)));
            }
        }
        return Optional.empty();
    }
}

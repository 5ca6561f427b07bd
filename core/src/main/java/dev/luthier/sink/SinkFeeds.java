package dev.luthier.sink;

import dev.luthier.definition.Definition;
import dev.luthier.event.Ending;
import dev.luthier.run.ExperimentListener;
import java.util.ArrayList;
import java.util.List;

/** The sinks of an experiment, each with its thread. */
public final class SinkFeeds implements AutoCloseable {
    private final List<SinkFeed> feeds;

    public SinkFeeds(Definition definition, List<Sink> sinks) {
        feeds = sinks.stream().map(sink -> new SinkFeed(definition, sink)).toList();
    }

    /** What the experiment's loop has to tell its facts to. */
    public List<ExperimentListener> listeners() {
        return List.copyOf(feeds);
    }

    /**
     * Lets all sinks finish, at the same time, and waits for them, each as long as it may.
     *
     * @return a line for each thing that did not arrive somewhere
     */
    public List<String> end(Ending ending) {
        feeds.forEach(feed -> feed.end(ending));
        List<String> lines = new ArrayList<>();
        feeds.forEach(feed -> lines.addAll(feed.await()));
        return lines;
    }

    /** Lets go of sinks that are still fed: the experiment came to no end. */
    @Override
    public void close() {
        feeds.forEach(SinkFeed::close);
    }
}

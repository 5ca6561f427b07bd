package dev.luthier.dashboard;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.dashboard.feed.LiveFeed;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.run.DashboardProvider;
import dev.luthier.run.EventSink;
import dev.luthier.run.ExperimentListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One page for all experiments of this process that ask for a dashboard at the same port; it is there until the process ends.
 * Found by {@link java.util.ServiceLoader}.
 */
public final class DefaultDashboard implements DashboardProvider {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultDashboard.class);
    private static final Map<Integer, Dashboard> BY_PORT = new ConcurrentHashMap<>();

    @Override
    public ExperimentListener listener(int port, Consumer<String> say) {
        return new Shown(port, say);
    }

    private static final class Shown implements ExperimentListener {
        private final int port;
        private final Consumer<String> say;
        private final LiveFeed feed;
        private volatile boolean isAttached;

        Shown(int port, Consumer<String> say) {
            this.port = port;
            this.say = say;
            this.feed = new LiveFeed(opened -> addIfAttached());
        }

        @Override
        public void onAttached(EventSink loop) {
            feed.onAttached(loop);
            isAttached = true;
            try {
                addIfAttached();
                say.accept("dashboard: " + at(port).url());
            } catch (RuntimeException e) {
                LOG.warn("there is no dashboard; the experiment is not touched by that", e);
                feed.close();
            }
        }

        @Override
        public void on(Event event, List<Command> decisions, ExperimentHistory history) {
            feed.on(event, decisions, history);
        }

        @Override
        public void onEarlier(Event event, List<Command> decisions, ExperimentHistory history) {
            feed.onEarlier(event, decisions, history);
        }

        // Facts of an earlier run come before it is attached, the first one of a new experiment after that.
        private void addIfAttached() {
            if (isAttached && !feed.name().isEmpty()) {
                at(port).add(feed);
            }
        }

        private static Dashboard at(int port) {
            return BY_PORT.computeIfAbsent(port, Dashboard::of);
        }
    }
}

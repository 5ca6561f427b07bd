package dev.luthier.dashboard.feed;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.definition.Definition;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.journal.DecisionText;
import dev.luthier.run.EventSink;
import dev.luthier.run.ExperimentListener;
import dev.luthier.space.Configuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to an experiment of this process. The loop's thread only puts facts into a queue; a thread of the feed's own folds
 * them. Should that fall behind, reports and log lines are left out and counted, never anything else.
 */
public final class LiveFeed extends Feed implements ExperimentListener {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final int MOST_WAITING = 200_000;
    private static final int BATCH = 2_000;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ConcurrentLinkedQueue<Fact> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong leftOut = new AtomicLong();
    private final Consumer<LiveFeed> onOpened;
    private final Thread folder;
    private volatile String name = "";
    private volatile @Nullable EventSink loop;
    private volatile boolean closed;
    private boolean announced;

    private record Fact(Event event, List<Command> decisions) {}

    /** @param onOpened is told when the name of the experiment is known */
    public LiveFeed(Consumer<LiveFeed> onOpened) {
        this.onOpened = onOpened;
        this.folder = new Thread(this::run, "luthier-dashboard-fold");
        folder.setDaemon(true);
        folder.start();
    }

    @Override
    public void on(Event event, List<Command> decisions, ExperimentHistory history) {
        boolean mayGo = event instanceof Event.Reported || event instanceof Event.Logged;
        if (mayGo && decisions.isEmpty() && waiting.get() >= MOST_WAITING) {
            leftOut.incrementAndGet();
        } else {
            put(new Fact(event, decisions));
        }
        if (event instanceof Event.Opened) {
            LockSupport.unpark(folder);
        }
    }

    // Nothing runs yet, so there is time to wait until all of it is folded.
    @Override
    public void onEarlier(Event event, List<Command> decisions, ExperimentHistory history) {
        while (waiting.get() >= MOST_WAITING && !closed) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        put(new Fact(event, decisions));
    }

    @Override
    public void onAttached(EventSink itsLoop) {
        loop = itsLoop;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public long leftOut() {
        return leftOut.get();
    }

    @Override
    public Optional<Actions> actions() {
        EventSink sink = loop;
        boolean ended = read(view -> !view.runs().isEmpty()
                && !view.runs().get(view.runs().size() - 1).kind().isEmpty());
        Definition definition = read(ExperimentView::definition);
        return sink == null || ended || definition == null
                ? Optional.empty()
                : Optional.of(new LoopActions(sink, definition));
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(folder);
    }

    private record LoopActions(EventSink loop, Definition definition) implements Actions {
        @Override
        public void stopExperiment(String reason) {
            loop.accept(at -> new Event.CancelRequested(at, reason));
        }

        @Override
        public void stopTrial(int trial, String reason) {
            loop.accept(at -> new Event.StopRequested(at, trial, reason));
        }

        @Override
        public void addTrials(int count, String reason) {
            loop.accept(at -> new Event.TrialsAdded(at, count, reason));
        }

        @Override
        public void enqueue(int task, Configuration configuration, long resource, String note) {
            loop.accept(at -> new Event.Enqueued(at, task, configuration, resource, note));
        }
    }

    private void put(Fact fact) {
        if (!closed) {
            queue.add(fact);
            waiting.incrementAndGet();
        }
    }

    private void run() {
        try {
            while (!closed) {
                List<Fact> batch = take();
                if (batch.isEmpty()) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                } else {
                    fold(() -> batch.forEach(this::fold));
                    announce();
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("the dashboard of '{}' stands still; the experiment is not touched by that", name, e);
            fail(String.valueOf(e.getMessage()));
            closed = true;
        }
    }

    private List<Fact> take() {
        List<Fact> batch = new ArrayList<>();
        Fact next = queue.poll();
        while (next != null) {
            batch.add(next);
            next = batch.size() < BATCH ? queue.poll() : null;
        }
        waiting.addAndGet(-batch.size());
        return batch;
    }

    private void fold(Fact fact) {
        if (fact.event() instanceof Event.Opened opened) {
            name = opened.definition().name();
        }
        view().on(fact.event());
        if (!fact.decisions().isEmpty()) {
            view().decided(view().facts() - 1, DecisionText.of(fact.decisions()));
        }
    }

    private void announce() {
        if (!announced && !name.isEmpty()) {
            announced = true;
            onOpened.accept(this);
        }
    }
}

package dev.luthier.sink;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.definition.Definition;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.run.ExperimentListener;
import dev.luthier.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between the loop and a sink. The loop's thread leaves the latest state of each changed trial here and goes on; a thread of
 * the sink's own comes for it. What waits is bounded by the number of trials, whose states the experiment holds anyway.
 */
final class SinkFeed implements ExperimentListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SinkFeed.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LAST_PAUSE = Duration.ofMillis(250);
    private static final Duration TIME_TO_LEAVE = Duration.ofSeconds(2);
    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_WHEN_CANCELLED = Duration.ofSeconds(5);
    private static final Duration PATIENCE_WITHOUT_END = Duration.ofSeconds(1);
    private static final int LAST_TRIES = 3;

    private volatile Definition definition;
    private final Sink sink;
    private final Thread thread;
    private final Set<SlotId> slots = new HashSet<>();
    private int seen;
    private long openedAtMillis = -1;

    // What both threads touch, under the lock of the map.
    private final Map<Integer, Trial> changed = new TreeMap<>();
    private long atMillis;
    private int slotCount;
    private boolean isOver;
    private boolean isLetGo;
    private @Nullable Ending ending;

    // The sink's thread alone, and whoever has seen it end.
    private volatile boolean isClosing;
    private int failures;
    private int lastTries = LAST_TRIES;
    private @Nullable Throwable failure;
    private List<String> complaints = List.of();

    SinkFeed(Definition definition, Sink sink) {
        this.definition = definition;
        this.sink = sink;
        this.thread = new Thread(this::feed, "luthier-sink-" + definition.name());
        thread.setDaemon(true);
    }

    @Override
    public void on(Event event, List<Command> decisions, ExperimentHistory history) {
        countSlots(event, decisions);
        synchronized (changed) {
            definition = definition.withBudget(history.budget());
            atMillis = event.atMillis();
            slotCount = slots.size();
            noteChanges(event, decisions, history);
        }
        if (openedAtMillis < 0) {
            openedAtMillis = event.atMillis();
            thread.start();
        }
    }

    @Override
    public void onEarlier(Event event, List<Command> decisions, ExperimentHistory history) {
        on(event, decisions, history);
    }

    /** There will be no more facts. */
    void end(@Nullable Ending how) {
        synchronized (changed) {
            ending = how;
            isOver = true;
            changed.notifyAll();
        }
    }

    /** Waits until the sink has taken everything, or may not go on, and says what did not arrive. */
    List<String> await() {
        // A cancelled experiment comes here with the interrupt status set, and still gives its sinks a moment.
        boolean interrupted = Thread.interrupted();
        try {
            return await(patience(interrupted));
        } catch (InterruptedException e) {
            interrupted = true;
            return List.of(sink.name() + " was not waited for");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets go of the sink if the experiment came to no end. */
    @Override
    public void close() {
        if (!isOver) {
            end(null);
            await().forEach(line -> LOG.warn("'{}': {}", definition.name(), line));
        }
    }

    private void countSlots(Event event, List<Command> decisions) {
        if (event instanceof Event.SlotJoined joined) {
            slots.add(joined.slot());
        } else if (event instanceof Event.SlotLost lost) {
            slots.remove(lost.slot());
        } else if (event instanceof Event.Reopened) {
            slots.clear();
        }
        for (Command decision : decisions) {
            if (decision instanceof Command.Release release) {
                slots.remove(release.slot());
            }
        }
    }

    private void noteChanges(Event event, List<Command> decisions, ExperimentHistory history) {
        if (event instanceof Event.Reported reported) {
            note(history.trial(reported.trial()));
        }
        for (Command decision : decisions) {
            if (decision instanceof Command.Start start) {
                note(history.trial(start.assignment().trial()));
            }
        }
        List<Trial> ended = history.ended();
        for (; seen < ended.size(); seen++) {
            note(history.trial(ended.get(seen).number()));
        }
    }

    private void note(@Nullable Trial trial) {
        if (trial != null) {
            changed.put(trial.number(), trial);
        }
    }

    private List<String> await(Duration patience) throws InterruptedException {
        if (openedAtMillis < 0) {
            return List.of();
        }
        thread.join(patience.toMillis());
        if (thread.isAlive()) {
            synchronized (changed) {
                isLetGo = true;
            }
            thread.interrupt();
            thread.join(TIME_TO_LEAVE.toMillis());
            if (isClosing) {
                thread.join(TIME_TO_CLOSE.toMillis());
            }
        }
        return thread.isAlive() ? List.of(sink.name() + " does not come back and is left alone") : complaints;
    }

    private Duration patience(boolean interrupted) {
        Ending how = ending;
        Duration most = how == null
                ? PATIENCE_WITHOUT_END
                : interrupted || how.kind() == Ending.Kind.CANCELLED ? PATIENCE_WHEN_CANCELLED : sink.patience();
        return most.compareTo(sink.patience()) < 0 ? most : sink.patience();
    }

    private void feed() {
        try {
            while (tell()) {
                awaitTurn();
            }
        } catch (InterruptedException e) {
            LOG.debug("'{}' has no more time for {}", definition.name(), sink.name());
        }
        finish();
    }

    /** Tells the sink what there is to tell; false if that was all there will be, or there is no use in trying again. */
    private boolean tell() throws InterruptedException {
        Progress progress;
        boolean isLast;
        synchronized (changed) {
            isLast = isOver;
            progress = take();
        }
        try {
            sink.update(progress);
            failures = 0;
            return !isLast;
        } catch (Throwable e) {
            // Whatever it is, it is the sink's code that came to nothing, not the experiment.
            putBack(progress);
            failed(e);
            lastTries -= isLast ? 1 : 0;
            return lastTries > 0;
        }
    }

    private Progress take() {
        Progress progress = new Progress(
                definition, openedAtMillis, atMillis, new ArrayList<>(changed.values()), slotCount, ending);
        changed.clear();
        return progress;
    }

    private void putBack(Progress progress) {
        synchronized (changed) {
            progress.changed().forEach(trial -> changed.putIfAbsent(trial.number(), trial));
        }
    }

    private void failed(Throwable error) throws InterruptedException {
        if (error instanceof InterruptedException interruption) {
            throw interruption;
        }
        failure = error;
        if (failures++ == 0) {
            LOG.warn("'{}': {} fails, trying again: {}", definition.name(), sink.name(), error.toString());
            LOG.debug("where it fails", error);
        }
    }

    private void awaitTurn() throws InterruptedException {
        synchronized (changed) {
            long untilNanos = System.nanoTime() + pause().toNanos();
            long leftNanos = untilNanos - System.nanoTime();
            boolean wasOver = isOver;
            while (leftNanos > 0 && (wasOver || !isOver)) {
                TimeUnit.NANOSECONDS.timedWait(changed, leftNanos);
                leftNanos = untilNanos - System.nanoTime();
            }
            if (isLetGo) {
                throw new InterruptedException("there is no more time");
            }
        }
    }

    private Duration pause() {
        if (isOver) {
            return failures == 0 ? Duration.ZERO : LAST_PAUSE;
        }
        Duration pause = sink.pause().multipliedBy(1L << Math.min(failures, 10));
        return failures > 0 && pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void finish() {
        isClosing = true;
        Thread.interrupted(); // what is written at the end must not fail because of it
        Progress missing;
        synchronized (changed) {
            missing = take();
        }
        List<String> lines = new ArrayList<>();
        try {
            sink.close(missing).forEach(line -> lines.add(sink.name() + " did not take " + line + reason()));
        } catch (Throwable e) {
            lines.add(sink.name() + " did not close: " + e);
        }
        complaints = List.copyOf(lines);
    }

    private String reason() {
        return failure == null ? "" : "; the last failure was " + failure;
    }
}

package dev.luthier.run;

import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.journal.JournalUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a loop in real time: a queue of facts, a clock that never goes back, an alarm. The calling thread is the loop's thread. */
final class LoopThread implements EventSink {
    private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);

    /** What was put into the queue: what happened, and who wants to know that it has been dealt with. */
    private record Told<E extends Event>(
            LongFunction<? extends @Nullable E> fact,
            @Nullable Consumer<? super E> dealtWith) {

        @Nullable
        Event stamped(long atMillis, List<Runnable> followers) {
            E event = fact.apply(atMillis);
            if (event != null && dealtWith != null) {
                followers.add(() -> dealtWith.accept(event));
            }
            return event;
        }
    }

    private final LinkedBlockingQueue<Told<?>> queue = new LinkedBlockingQueue<>();
    /** To be run once the facts handed to the loop have been dealt with. */
    private final List<Runnable> followers = new ArrayList<>();

    private final long startNanos = System.nanoTime();
    private final long startMillis;
    private long alarmAtMillis = Long.MAX_VALUE;

    /** @param latestAtMillis time of the latest fact of an earlier run, before which this one does not begin */
    LoopThread(long latestAtMillis) {
        startMillis = Math.max(latestAtMillis, System.currentTimeMillis());
    }

    @Override
    public void accept(LongFunction<? extends @Nullable Event> fact) {
        queue.add(new Told<Event>(fact, null));
    }

    @Override
    public <E extends Event> void accept(LongFunction<? extends @Nullable E> fact, Consumer<? super E> dealtWith) {
        queue.add(new Told<E>(fact, dealtWith));
    }

    void wakeAt(long atMillis) {
        alarmAtMillis = Math.min(alarmAtMillis, atMillis);
    }

    /** Feeds the loop until its experiment has ended; an interruption cancels it, and is still set on return. */
    void runToEnd(ExperimentLoop loop) {
        try {
            while (loop.ending() == null) {
                process(loop, nextFacts(Long.MAX_VALUE));
                JournalUnavailableException problem = loop.heldUp();
                if (problem != null) {
                    awaitJournal(loop, problem);
                }
            }
        } catch (InterruptedException e) {
            String reason = "the thread that runs it was interrupted";
            loop.process(List.of(new Event.CancelRequested(nowMillis(), reason)));
            if (loop.ending() == null) {
                loop.abandon(new Ending(Ending.Kind.CANCELLED, reason));
            }
            Thread.currentThread().interrupt();
        }
    }

    private void process(ExperimentLoop loop, List<Event> facts) {
        loop.process(facts);
        // After the end nobody is told to go on: the slots are about to stop everything.
        if (loop.heldUp() == null && loop.ending() == null) {
            followers.forEach(Runnable::run);
            followers.clear();
        }
    }

    // Trials that run go on and what they say is kept, but no other is handed out, since no fact is acted on.
    private void awaitJournal(ExperimentLoop loop, JournalUnavailableException first) throws InterruptedException {
        Duration patience = loop.definition().limits().slotTimeout();
        long untilMillis = nowMillis() + patience.toMillis();
        LOG.warn("'{}' pauses: {}; trying again for {}", loop.definition().name(), first.getMessage(), patience);
        JournalUnavailableException problem = first;
        while (problem != null && loop.ending() == null) {
            List<Event> facts = nextFacts(untilMillis);
            process(loop, facts);
            problem = loop.heldUp();
            boolean isLastTry =
                    facts.stream().anyMatch(Event.CancelRequested.class::isInstance) || nowMillis() >= untilMillis;
            if (problem != null && (isLastTry || !problem.isPassing())) {
                loop.abandon(new Ending(Ending.Kind.JOURNAL_FAILED, String.valueOf(problem.getMessage())));
            }
        }
        LOG.info("'{}' {}", loop.definition().name(), problem == null ? "goes on" : "ends");
    }

    /** What comes first, at the latest what has come by then. */
    private List<Event> nextFacts(long untilMillis) throws InterruptedException {
        List<Told<?>> facts = new ArrayList<>();
        Told<?> first =
                queue.poll(Math.max(0, Math.min(alarmAtMillis, untilMillis) - nowMillis()), TimeUnit.MILLISECONDS);
        if (first != null) {
            facts.add(first);
            queue.drainTo(facts);
        }
        return stamped(facts);
    }

    private List<Event> stamped(List<Told<?>> facts) {
        long now = nowMillis();
        List<Event> events = new ArrayList<>(facts.size() + 1);
        for (Told<?> fact : facts) {
            Event event = fact.stamped(now, followers);
            if (event != null) {
                events.add(event);
            }
        }
        if (now >= alarmAtMillis) {
            alarmAtMillis = Long.MAX_VALUE;
            events.add(new Event.TimerFired(now));
        }
        return events;
    }

    // Wall time for people, advanced by the monotonic clock, so that facts never go back in time.
    private long nowMillis() {
        return startMillis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }
}

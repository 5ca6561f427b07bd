package dev.luthier.run;

import dev.luthier.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Runs a loop in real time: a queue of facts, a clock that never goes back, an alarm. The calling thread is the loop's thread. */
final class LoopThread implements EventSink {
    private final LinkedBlockingQueue<LongFunction<? extends @Nullable Event>> queue = new LinkedBlockingQueue<>();
    private final long startMillis = System.currentTimeMillis();
    private final long startNanos = System.nanoTime();
    private long alarmAtMillis = Long.MAX_VALUE;

    @Override
    public void accept(LongFunction<? extends @Nullable Event> fact) {
        queue.add(fact);
    }

    void wakeAt(long atMillis) {
        alarmAtMillis = Math.min(alarmAtMillis, atMillis);
    }

    /** Feeds the loop until its experiment has ended; an interruption cancels it, and is still set on return. */
    void runToEnd(ExperimentLoop loop) {
        try {
            while (loop.ending() == null) {
                loop.process(nextFacts());
            }
        } catch (InterruptedException e) {
            loop.process(List.of(new Event.CancelRequested(nowMillis(), "the thread that runs it was interrupted")));
            Thread.currentThread().interrupt();
        }
    }

    private List<Event> nextFacts() throws InterruptedException {
        List<LongFunction<? extends @Nullable Event>> facts = new ArrayList<>();
        LongFunction<? extends @Nullable Event> first =
                queue.poll(Math.max(0, alarmAtMillis - nowMillis()), TimeUnit.MILLISECONDS);
        if (first != null) {
            facts.add(first);
            queue.drainTo(facts);
        }
        return stamped(facts);
    }

    private List<Event> stamped(List<LongFunction<? extends @Nullable Event>> facts) {
        long now = nowMillis();
        List<Event> events = new ArrayList<>(facts.size() + 1);
        for (LongFunction<? extends @Nullable Event> fact : facts) {
            Event event = fact.apply(now);
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

package dev.luthier.spark;

import dev.luthier.event.Event;
import dev.luthier.run.EventSink;
import dev.luthier.spark.job.SlotJobs;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Passes facts on, and tells the jobs which of their slots came and went. */
final class SlotFacts implements EventSink {
    private final EventSink events;
    private final SlotJobs jobs;

    SlotFacts(EventSink events, SlotJobs jobs) {
        this.events = events;
        this.jobs = jobs;
    }

    @Override
    public void accept(LongFunction<? extends @Nullable Event> fact) {
        events.accept(at -> looked(fact.apply(at)));
    }

    @Override
    public <E extends Event> void accept(LongFunction<? extends @Nullable E> fact, Consumer<? super E> dealtWith) {
        events.accept(at -> looked(fact.apply(at)), dealtWith);
    }

    private <E extends Event> @Nullable E looked(@Nullable E event) {
        if (event instanceof Event.SlotJoined joined) {
            jobs.joined(joined.slot());
        } else if (event instanceof Event.SlotLost lost) {
            jobs.lost(lost.slot(), lost.reason());
        }
        return event;
    }
}

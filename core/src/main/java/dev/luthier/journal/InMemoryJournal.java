package dev.luthier.journal;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps the facts in memory: they end with the process. */
public final class InMemoryJournal implements Journal {
    private final List<Event> events = new ArrayList<>();
    private final List<List<Command>> decisions = new ArrayList<>();

    @Override
    public void append(Event event) {
        events.add(event);
    }

    @Override
    public void commit() {
        // Memory is as durable as this journal gets.
    }

    @Override
    public void note(List<Command> noted) {
        decisions.add(List.copyOf(noted));
    }

    @Override
    public List<Event> events() {
        return Collections.unmodifiableList(events);
    }

    /** What was decided on each fact that has been acted on, in the order of {@link #events()}. */
    public List<List<Command>> decisions() {
        return Collections.unmodifiableList(decisions);
    }
}

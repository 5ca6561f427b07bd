package dev.luthier.journal;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the facts in memory: they end with the process. */
public final class InMemoryJournal implements Journal {
    private final List<Event> events;
    private final List<List<Command>> decisions = new ArrayList<>();

    public InMemoryJournal() {
        this(List.of());
    }

    /** A journal that already holds these facts. */
    public InMemoryJournal(List<Event> earlier) {
        events = new ArrayList<>(earlier);
    }

    @Override
    public void replay(Consumer<Event> facts) {
        events.forEach(facts);
    }

    @Override
    public void append(Event event) {
        events.add(event);
    }

    @Override
    public long commit() {
        return events.size();
    }

    @Override
    public void note(List<Command> noted) {
        decisions.add(List.copyOf(noted));
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public String place() {
        return "memory";
    }

    @Override
    public void close() {
        // Nobody else can write to it.
    }

    /** All facts, the oldest first. */
    public List<Event> events() {
        return Collections.unmodifiableList(events);
    }

    /** What was decided on each fact of this run that has been acted on, in the order of the facts. */
    public List<List<Command>> decisions() {
        return Collections.unmodifiableList(decisions);
    }
}

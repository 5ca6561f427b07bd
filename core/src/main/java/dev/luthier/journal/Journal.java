package dev.luthier.journal;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import java.util.List;
import java.util.function.Consumer;

/**
 * The append-only list of an experiment's facts, with the controller's decisions noted beside them. One writer, one thread.
 *
 * <p>The order is write-ahead: facts are appended and {@link #commit committed} before what the controller decided on them is
 * carried out, so that nothing is ever done because of a fact that a crash could lose.
 */
public interface Journal extends AutoCloseable {

    /** Hands over the facts of earlier runs, the oldest first. Called once, before the first {@link #append}. */
    void replay(Consumer<Event> facts);

    /** Adds a fact at the end; it need not be durable before {@link #commit}. Never fails. */
    void append(Event event);

    /**
     * Makes the appended facts durable, or so many of them as a decision could depend on.
     *
     * @throws JournalUnavailableException if that is not possible now. Nothing may then be done because of them; nothing is
     *     lost either: they stay appended, and another call tries again.
     */
    void commit();

    /** Notes what the controller decided on the oldest fact of this run that has no note yet. Never fails. */
    void note(List<Command> decisions);

    /** Writes what is left as well as it can, and lets another writer have the journal. */
    @Override
    void close();
}

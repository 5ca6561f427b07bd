package dev.luthier.journal;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import java.util.List;
import java.util.function.Consumer;

/**
 * The append-only list of an experiment's facts, with the controller's decisions noted beside them. One writer, one thread.
 *
 * <p>Facts are appended in the order in which they are acted on, and a crash takes back the latest ones only. What promises
 * somebody that a fact will be remembered waits until it is {@link #commit durable}.
 */
public interface Journal extends AutoCloseable {

    /** Hands over the facts of earlier runs, the oldest first. Called once, before the first {@link #append}. */
    void replay(Consumer<Event> facts);

    /** Adds a fact at the end; it need not be durable before {@link #commit}. Never fails. */
    void append(Event event);

    /**
     * Makes the appended facts durable, or so many of them as a promise could depend on: at once, or soon.
     *
     * @return how many of all facts, those of earlier runs among them, are durable by now
     * @throws JournalUnavailableException if they cannot be made durable now. Nothing may then be done because of them;
     *     nothing is lost either: they stay appended, and another call tries again.
     */
    long commit();

    /** Notes what the controller decided on the oldest fact of this run that has no note yet. Never fails. */
    void note(List<Command> decisions);

    /** Whether {@link #commit} takes no noticeable time, so that it may be waited for. */
    default boolean isQuick() {
        return false;
    }

    /** Where that is, for people. */
    String place();

    /** Writes what is left as well as it can, and lets another writer have the journal. */
    @Override
    void close();
}

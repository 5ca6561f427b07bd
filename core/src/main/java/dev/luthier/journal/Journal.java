package dev.luthier.journal;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import java.util.List;

/**
 * The append-only list of an experiment's facts, with the controller's decisions noted beside them. One writer, one thread.
 *
 * <p>The order is write-ahead: facts are appended and {@link #commit committed} before the controller acts on them, so that
 * nothing is ever done because of a fact that a crash could lose.
 */
public interface Journal {

    /** Adds a fact at the end; it need not be durable before {@link #commit}. */
    void append(Event event);

    /** Makes every appended fact durable. A failure to do so is thrown, and nothing may then be done because of them. */
    void commit();

    /** Notes what the controller decided on the latest fact it was given, for those who check or look. */
    void note(List<Command> decisions);

    /** All facts, the oldest first. */
    List<Event> events();
}

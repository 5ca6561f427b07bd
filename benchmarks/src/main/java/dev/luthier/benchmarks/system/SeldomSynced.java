package dev.luthier.benchmarks.system;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.journal.Journal;
import java.util.List;
import java.util.function.Consumer;

/** Makes many facts durable at once, so that a journal of a million facts is written in seconds of real time. */
final class SeldomSynced implements Journal {
    private static final int TOGETHER = 5_000;

    private final Journal journal;
    private long waiting;
    private long calls;
    private long durable;

    SeldomSynced(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void replay(Consumer<Event> facts) {
        journal.replay(facts);
    }

    @Override
    public void append(Event event) {
        journal.append(event);
        waiting++;
        calls = 0;
    }

    @Override
    public void note(List<Command> decisions) {
        journal.note(decisions);
    }

    /** Also when nothing more has come for a while. */
    @Override
    public long commit() {
        if (waiting >= TOGETHER || ++calls >= TOGETHER) {
            durable = journal.commit();
            waiting = 0;
            calls = 0;
        }
        return durable;
    }

    @Override
    public String place() {
        return journal.place();
    }

    @Override
    public void close() {
        journal.close();
    }
}

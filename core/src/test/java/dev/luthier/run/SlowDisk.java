package dev.luthier.run;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.journal.Journal;
import dev.luthier.journal.JournalUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A journal on a disk that is silent, or full, for as long as a test wants. */
final class SlowDisk implements Journal {
    private final List<Event> appended = new ArrayList<>();
    private List<Event> written = List.of();
    private boolean isSilent;
    private boolean isFull;
    private boolean isClosed;

    synchronized void keepSilent() {
        isSilent = true;
    }

    synchronized void fill() {
        isFull = true;
    }

    synchronized void answer() {
        isSilent = false;
        isFull = false;
        notifyAll();
    }

    synchronized List<Event> written() {
        return written;
    }

    synchronized boolean isClosed() {
        return isClosed;
    }

    @Override
    public void replay(Consumer<Event> facts) {}

    @Override
    public synchronized void append(Event event) {
        appended.add(event);
    }

    @Override
    public void note(List<Command> decisions) {}

    @Override
    public synchronized long commit() {
        try {
            while (isSilent) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (isFull) {
            throw new JournalUnavailableException("the disk is full", true, null);
        }
        written = List.copyOf(appended);
        return written.size();
    }

    @Override
    public String place() {
        return "a slow disk";
    }

    @Override
    public synchronized void close() {
        commit();
        isClosed = true;
    }
}

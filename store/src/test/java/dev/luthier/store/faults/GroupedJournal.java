package dev.luthier.store.faults;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.journal.Journal;
import dev.luthier.random.RandomStream;
import dev.luthier.store.VirtualDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes facts in groups, some calls later, as the thread that writes journals in real time does; what it has not written yet
 * dies with the driver, which may be killed at any fact.
 */
final class GroupedJournal implements Journal {
    private final Journal journal;
    private final RandomStream random;
    private final int longestLag;
    private final long killAt;
    private final List<Event> facts = new ArrayList<>();
    private final List<Consumer<Journal>> waiting = new ArrayList<>();
    private boolean isWriting;
    private int callsLeft;
    private long durable;

    /**
     * @param longestLag how many further calls of {@link #commit} a group may take
     * @param killAt before which fact of the experiment the driver is killed
     */
    GroupedJournal(Journal journal, RandomStream random, int longestLag, long killAt) {
        this.journal = journal;
        this.random = random;
        this.longestLag = longestLag;
        this.killAt = killAt;
    }

    /** All facts of the experiment that this driver knows. */
    List<Event> facts() {
        return facts;
    }

    /** How many of them were promised to be durable. */
    long durable() {
        return durable;
    }

    @Override
    public void replay(Consumer<Event> consumer) {
        journal.replay(event -> {
            facts.add(event);
            consumer.accept(event);
        });
    }

    @Override
    public void append(Event event) {
        if (facts.size() >= killAt) {
            throw new VirtualDisk.Killed("fact " + facts.size());
        }
        facts.add(event);
        waiting.add(to -> to.append(event));
    }

    @Override
    public void note(List<Command> decisions) {
        waiting.add(to -> to.note(decisions));
    }

    @Override
    public long commit() {
        if (!isWriting && !waiting.isEmpty()) {
            waiting.forEach(step -> step.accept(journal));
            waiting.clear();
            isWriting = true;
            callsLeft = random.nextInt(longestLag + 1);
        }
        if (isWriting && callsLeft-- <= 0) {
            durable = journal.commit();
            isWriting = false;
        }
        return durable;
    }

    @Override
    public String place() {
        return journal.place();
    }

    @Override
    public void close() {
        waiting.forEach(step -> step.accept(journal));
        waiting.clear();
        journal.close();
    }
}

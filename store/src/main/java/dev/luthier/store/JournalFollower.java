package dev.luthier.store;

import dev.luthier.problem.InvalidInputException;
import dev.luthier.store.JournalLine.Header;
import dev.luthier.store.folder.Folder;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal and then what is added to it, also while another process writes it. It only reads, and takes no lock. One
 * thread at a time.
 */
public final class JournalFollower implements Closeable {
    private final Folder folder;
    private final JournalVisitor visitor;
    private int segment;
    private long position;
    private long nextFact;

    JournalFollower(Folder folder, JournalVisitor visitor) {
        this.folder = folder;
        this.visitor = visitor;
    }

    /**
     * Tells the visitor everything that has come since the last call.
     *
     * @param most so many lines at a time
     * @return how many lines there were; fewer than {@code most} if there are no more for now
     * @throws InvalidInputException if the journal is damaged other than at its end, or of a newer version
     */
    public int poll(int most) throws IOException {
        int lines = 0;
        while (lines < most) {
            Part next = nextPart();
            if (next != null && next.header().firstFact() < nextFact) {
                restart();
                return lines;
            }
            long voidFrom = next == null ? Long.MAX_VALUE : next.header().firstFact();
            int read = segment == 0 ? 0 : read(most - lines, voidFrom);
            lines += read;
            if (read == 0 && next == null) {
                return lines;
            }
            if (read == 0 && next != null) {
                enter(next);
            }
        }
        return lines;
    }

    /** How many facts were told. */
    public long facts() {
        return nextFact;
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }

    private record Part(int number, Header header) {}

    /** The first segment after the current one that holds anything. */
    private @Nullable Part nextPart() throws IOException {
        TreeMap<Integer, String> later = new TreeMap<>();
        for (String name : folder.list()) {
            later.put(Segment.number(name), name);
        }
        for (var each : later.tailMap(segment, false).entrySet()) {
            try (Segment file = Segment.open(folder, each.getValue())) {
                Header header = file.header();
                if (header != null) {
                    return new Part(each.getKey(), header);
                }
            }
        }
        return null;
    }

    private void enter(Part part) {
        if (part.header().firstFact() > nextFact) {
            throw new InvalidInputException(
                    "journal " + folder.place(),
                    List.of("fact " + nextFact + " is missing: " + Segment.name(part.number()) + " begins with "
                            + part.header().firstFact()));
        }
        segment = part.number();
        position = 0;
    }

    private void restart() {
        segment = 0;
        position = 0;
        nextFact = 0;
        visitor.onRestart();
    }

    private int read(int most, long voidFrom) throws IOException {
        int lines = 0;
        try (Segment file = Segment.open(folder, Segment.name(segment), position)) {
            JournalLine line = file.nextWhole();
            while (line != null && file.isTerminated()) {
                lines++;
                visit(line, voidFrom);
                line = lines < most ? file.nextWhole() : null;
            }
            position = file.wholeUpTo();
        }
        return lines;
    }

    private void visit(JournalLine line, long voidFrom) {
        if (line.isFact() && line.number() == nextFact && nextFact < voidFrom) {
            visitor.onFact(nextFact, line.event());
            nextFact++;
        } else if (line.isDecided() && line.number() < nextFact) {
            visitor.onDecided(line.number(), line.decisions());
        }
    }
}

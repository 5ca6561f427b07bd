package dev.luthier.store;

import dev.luthier.event.Event;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.store.JournalLine.Header;
import dev.luthier.store.folder.Folder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads the segments of a journal as one list of facts. Every segment says with which fact it begins; what the one before
 * holds from there on is void, because its writer had given it up.
 */
final class JournalReader {
    /** A segment that holds anything, and its first fact. */
    private record Part(String name, Header header) {}

    private final Folder folder;
    private final JournalVisitor visitor;
    private long nextFact;
    private int lastSegment;
    private String lastName = "";
    private long tornLine;

    JournalReader(Folder folder, JournalVisitor visitor) {
        this.folder = folder;
        this.visitor = visitor;
    }

    /**
     * Reads it all.
     *
     * @throws InvalidInputException if it is damaged other than at its end, naming the line, or of a newer version
     */
    void read() throws IOException {
        List<Part> parts = parts();
        for (int i = 0; i < parts.size(); i++) {
            boolean isLast = i == parts.size() - 1;
            read(
                    parts.get(i),
                    isLast ? Long.MAX_VALUE : parts.get(i + 1).header().firstFact());
        }
    }

    /** How many facts there are. */
    long facts() {
        return nextFact;
    }

    /** The number of the latest file, whatever it holds; 0 if there is none. */
    int lastSegment() {
        return lastSegment;
    }

    /** The name of the latest segment that holds anything; empty if there is none. */
    String lastName() {
        return lastName;
    }

    /** The line of the latest segment that is not whole, or not yet if it is being written; 0 if there is none. */
    long tornLine() {
        return tornLine;
    }

    private List<Part> parts() throws IOException {
        TreeMap<Integer, String> segments = new TreeMap<>();
        for (String name : folder.list()) {
            segments.put(Segment.number(name), name);
        }
        segments.remove(Segment.NONE);
        List<Part> parts = new ArrayList<>();
        for (String name : segments.values()) {
            addIfWhole(parts, name);
        }
        lastSegment = segments.isEmpty() ? 0 : segments.lastKey();
        return parts;
    }

    private void addIfWhole(List<Part> parts, String name) throws IOException {
        try (Segment segment = Segment.open(folder, name)) {
            Header header = segment.header();
            if (header != null) {
                parts.add(new Part(name, header));
                lastName = name;
            }
        }
    }

    private void read(Part part, long voidFrom) throws IOException {
        try (Segment segment = Segment.open(folder, part.name())) {
            segment.header();
            if (part.header().firstFact() != nextFact) {
                throw segment.refused(
                        List.of("begins with fact " + part.header().firstFact() + ", but fact " + nextFact
                                + " is missing: a file before it is not there or was cut off"));
            }
            JournalLine line = segment.nextWhole();
            while (line != null && (nextFact < voidFrom || line.isDecided())) {
                visit(line, segment);
                line = segment.nextWhole();
            }
            checkEnd(segment, voidFrom);
        }
    }

    private void visit(JournalLine line, Segment segment) {
        if (line.isFact() && line.number() == nextFact) {
            if (visitor.wants(nextFact)) {
                visitor.onFact(nextFact, event(line, segment));
            }
            nextFact++;
        } else if (line.isDecided() && line.number() < nextFact) {
            visitor.onDecided(line.number(), line.decisions());
        } else {
            throw segment.refused(List.of("is neither fact " + nextFact + " nor what was decided on one before it"));
        }
    }

    private static Event event(JournalLine line, Segment segment) {
        try {
            return line.event();
        } catch (InvalidInputException e) {
            throw segment.refused(e.problems());
        }
    }

    private void checkEnd(Segment segment, long voidFrom) {
        boolean isLast = voidFrom == Long.MAX_VALUE;
        if (!isLast && nextFact < voidFrom) {
            throw segment.tornLine() > 0
                    ? segment.damaged(segment.tornLine())
                    : segment.refused(List.of("the file ends with fact " + (nextFact - 1)
                            + ", but the next one begins with " + voidFrom + ": facts are missing"));
        }
        tornLine = segment.tornLine();
    }
}

package dev.luthier.store;

import dev.luthier.problem.InvalidInputException;
import dev.luthier.store.JournalLine.Header;
import dev.luthier.store.folder.Folder;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One file of a journal, read line by line. */
final class Segment implements Closeable {
    /** Stands for the number of a file that is no segment. */
    static final int NONE = -1;

    private static final Pattern NAME = Pattern.compile("journal-(\\d{5,9})\\.jsonl");
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final String place;
    private final byte[] buffer = new byte[BUFFER];
    private final Line line = new Line();
    private int next;
    private int end;
    private long lineNumber;
    private long tornLine;
    private long read;
    private long wholeUpTo;
    private boolean isTerminated;

    private Segment(InputStream in, String place) {
        this.in = in;
        this.place = place;
    }

    static String name(int number) {
        return String.format(Locale.ROOT, "journal-%05d.jsonl", number);
    }

    /** The number of a segment's file; {@link #NONE} if it is another file. */
    static int number(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : NONE;
    }

    static Segment open(Folder folder, String name) throws IOException {
        return new Segment(folder.read(name), folder.place() + "/" + name);
    }

    /** The same from a byte on at which a line begins. */
    static Segment open(Folder folder, String name, long fromByte) throws IOException {
        Segment segment = open(folder, name);
        segment.in.skipNBytes(fromByte);
        segment.read = fromByte;
        segment.wholeUpTo = fromByte;
        return segment;
    }

    /** Reads the first line; null if the file was torn before that was whole, so that it holds nothing. */
    @Nullable
    Header header() throws IOException {
        JournalLine first = nextWhole();
        if (first == null) {
            return null;
        }
        try {
            return first.header();
        } catch (InvalidInputException e) {
            throw refused(e.problems());
        }
    }

    /** The next line, which is whole; null at the end, even if that is torn. A damaged line before a whole one is refused. */
    @Nullable
    JournalLine nextWhole() throws IOException {
        long firstBad = 0;
        while (readLine()) {
            JournalLine whole = JournalLine.read(line.bytes(), line.size());
            if (whole != null && firstBad > 0) {
                throw damaged(firstBad);
            }
            if (whole != null) {
                wholeUpTo = isTerminated ? read : wholeUpTo;
                return whole;
            }
            firstBad = firstBad == 0 ? lineNumber : firstBad;
        }
        tornLine = firstBad;
        return null;
    }

    /** The number of the first line of a torn end; 0 if the end is whole. Known once the end was read. */
    long tornLine() {
        return tornLine;
    }

    /** How many bytes of the file are whole lines that were read. */
    long wholeUpTo() {
        return wholeUpTo;
    }

    /** Whether the latest line had its end: without it, it may still be being written. */
    boolean isTerminated() {
        return isTerminated;
    }

    String place() {
        return place;
    }

    InvalidInputException damaged(long itsLine) {
        return new InvalidInputException(
                "journal " + place,
                List.of("line " + itsLine + " is damaged: it does not match its checksum, and whole facts follow it. "
                        + "Restore the file from a copy; nothing was changed"));
    }

    /** The latest line cannot be accepted. */
    InvalidInputException refused(List<String> problems) {
        return new InvalidInputException(
                "journal " + place,
                problems.stream()
                        .map(problem -> "line " + Math.max(1, lineNumber) + ": " + problem)
                        .toList());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean readLine() throws IOException {
        line.reset();
        isTerminated = false;
        while (next < end || fill()) {
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, from, next - from);
            if (next < end) {
                next++;
                lineNumber++;
                read += line.size() + 1L;
                isTerminated = true;
                return true;
            }
        }
        boolean hasRest = line.size() > 0;
        lineNumber += hasRest ? 1 : 0;
        return hasRest;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    /** Lets its bytes be looked at without a copy. */
    private static final class Line extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }
}

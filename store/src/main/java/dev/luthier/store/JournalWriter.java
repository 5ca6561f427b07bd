package dev.luthier.store;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.journal.DecisionText;
import dev.luthier.store.JournalLine.Header;
import dev.luthier.store.folder.Folder;
import dev.luthier.store.folder.Folder.Sink;
import dev.luthier.store.folder.Folder.WriterLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends facts, to a segment of its own. What is not known to be durable is kept; when writing fails, the segment is given
 * up as it is and all that is kept goes to a new one.
 */
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final int MOST_KEPT = 1 << 20;

    private final Folder folder;
    private final WriterLock lock;
    private final String experiment;
    private final Kept kept = new Kept();
    private int segment;
    private long firstKept;
    private long nextFact;
    private boolean matters;
    private int written;
    private @Nullable Sink sink;
    private boolean isNew;

    /**
     * @param lastSegment number of the latest file that there is
     * @param facts how many there are
     */
    JournalWriter(Folder folder, WriterLock lock, String experiment, int lastSegment, long facts) {
        this.folder = folder;
        this.lock = lock;
        this.experiment = experiment;
        this.segment = lastSegment;
        this.firstKept = facts;
        this.nextFact = facts;
    }

    void append(Event event) {
        kept.writeBytes(JournalLine.fact(nextFact, event));
        nextFact++;
        matters |= matters(event);
    }

    void decided(long fact, List<Command> decisions) {
        kept.writeBytes(JournalLine.decided(fact, DecisionText.of(decisions)));
        matters |= decisions.stream().anyMatch(Command::isPromise);
    }

    /** How many facts are known to be durable. */
    long durable() {
        return firstKept;
    }

    /** Writes what is kept, and makes it durable if anything in it matters. */
    void commit() throws IOException {
        if (kept.size() == written && !matters) {
            return;
        }
        try {
            lock.check();
            write(sink == null ? begin() : sink);
        } catch (IOException e) {
            giveUpSegment();
            throw e;
        }
    }

    /** Makes everything durable. */
    void close() throws IOException {
        matters |= kept.size() > 0;
        commit();
        if (sink != null) {
            sink.close();
        }
    }

    // Numbers are not used twice: what a failed attempt has left behind is not touched any more.
    private Sink begin() throws IOException {
        segment++;
        Sink begun = folder.create(Segment.name(segment));
        sink = begun;
        isNew = true;
        byte[] header = JournalLine.header(new Header(JournalLine.FORMAT, experiment, segment, firstKept));
        begun.write(header, 0, header.length);
        return begun;
    }

    private void write(Sink target) throws IOException {
        target.write(kept.bytes(), written, kept.size() - written);
        written = kept.size();
        if (matters || written > MOST_KEPT) {
            if (!target.sync()) {
                sink = null;
                target.close();
            }
            isNew = false;
            matters = false;
            kept.reset();
            written = 0;
            firstKept = nextFact;
        }
    }

    private void giveUpSegment() {
        written = 0;
        matters = true;
        Sink failed = sink;
        sink = null;
        if (failed != null) {
            try (failed) {
                LOG.debug("{} of '{}' is given up", Segment.name(segment), experiment);
            } catch (IOException e) {
                LOG.debug("{} could not be closed", Segment.name(segment), e);
            }
            deleteIfNew();
        }
    }

    private void deleteIfNew() {
        try {
            if (isNew) {
                folder.delete(Segment.name(segment));
            }
        } catch (IOException e) {
            LOG.debug("{} could not be deleted; what it holds is void", Segment.name(segment), e);
        }
    }

    // Losing one of the others would take nothing back: the next attempt says its reports again, and slots join
    // again. (One that goes on from a checkpoint does not, which may leave a gap in its curve.)
    private static boolean matters(Event event) {
        return !(event instanceof Event.Reported || event instanceof Event.Logged || event instanceof Event.SlotJoined);
    }

    /** Lets its bytes be written without a copy. */
    private static final class Kept extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }
}

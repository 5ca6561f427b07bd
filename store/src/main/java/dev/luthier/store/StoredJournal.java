package dev.luthier.store;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.journal.Journal;
import dev.luthier.journal.JournalUnavailableException;
import dev.luthier.store.folder.Folder;
import dev.luthier.store.folder.Folder.LockLostException;
import dev.luthier.store.folder.Folder.WriterLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal of one experiment in a folder of its own. */
final class StoredJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(StoredJournal.class);

    private final String experiment;
    private final Folder folder;
    private final WriterLock lock;
    private @Nullable JournalWriter writer;
    private long noted;

    StoredJournal(String experiment, Folder folder, WriterLock lock) {
        this.experiment = experiment;
        this.folder = folder;
        this.lock = lock;
    }

    @Override
    public void replay(Consumer<Event> facts) {
        JournalReader reader = new JournalReader(folder, (number, event) -> facts.accept(event));
        try {
            reader.read();
            if (reader.tornLine() > 0) {
                LOG.warn(
                        "{}/{} was torn in line {} by a crash; that line is left out: nothing was done because of it",
                        folder.place(),
                        reader.lastName(),
                        reader.tornLine());
            }
            if (!reader.lastName().isEmpty()) {
                folder.sync(reader.lastName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal of '" + experiment + "' in " + folder.place(), e);
        }
        noted = reader.facts();
        writer = new JournalWriter(folder, lock, experiment, reader.lastSegment(), reader.facts());
    }

    @Override
    public void append(Event event) {
        writer().append(event);
    }

    @Override
    public long commit() {
        try {
            writer().commit();
            return writer().durable();
        } catch (LockLostException | FileAlreadyExistsException e) {
            throw unavailable("has been taken over by another writer", false, e);
        } catch (IOException e) {
            throw unavailable("cannot be written", true, e);
        }
    }

    @Override
    public void note(List<Command> decisions) {
        if (!decisions.isEmpty()) {
            writer().decided(noted, decisions);
        }
        noted++;
    }

    @Override
    public String place() {
        return folder.place();
    }

    @Override
    public void close() {
        try (folder;
                lock) {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            LOG.warn("the end of the journal of '{}' could not be written: {}", experiment, e.getMessage());
        }
    }

    private JournalWriter writer() {
        if (writer == null) {
            throw new IllegalStateException("journal of '" + experiment + "' was not replayed before it was written");
        }
        return writer;
    }

    private JournalUnavailableException unavailable(String what, boolean passing, IOException cause) {
        return new JournalUnavailableException(
                "the journal in " + folder.place() + " " + what + ": " + cause.getMessage(), passing, cause);
    }
}

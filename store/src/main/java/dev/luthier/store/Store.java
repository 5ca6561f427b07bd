package dev.luthier.store;

import dev.luthier.checkpoint.CheckpointFiles;
import dev.luthier.checkpoint.CheckpointProvider;
import dev.luthier.definition.Definition;
import dev.luthier.event.Event;
import dev.luthier.journal.Journal;
import dev.luthier.journal.JournalProvider;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.provenance.RunDescription;
import dev.luthier.provenance.RunRecorder;
import dev.luthier.recording.Recorder;
import dev.luthier.store.folder.Folder;
import dev.luthier.store.folder.Folders;
import dev.luthier.store.folder.LocalFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps experiments in a folder, each in one of its own by its name: on a local disk, or on any file system that Hadoop
 * knows. An experiment that is run again with the same store goes on where it stood. Immutable, safe for any thread.
 *
 * <pre>{@code
 * Luthier.experiment("digits-svm", Svm.class)
 *     .journal(Store.at("hdfs:///experiments"))
 * }</pre>
 */
public final class Store implements JournalProvider, CheckpointProvider, RunRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    static final String DEFAULT = "luthier-experiments";

    private final Folders folders;

    Store(Folders folders) {
        this.folders = folders;
    }

    /**
     * In that folder, which need not exist.
     *
     * @param place a path, or a URI such as {@code hdfs://host/experiments}; for all but {@code file:} Hadoop has to be on
     *     the class path, and its configuration files are used
     */
    public static Store at(String place) {
        URI uri = place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*") ? URI.create(place) : null;
        if (uri != null && !uri.getScheme().equals("file")) {
            return HadoopStore.at(place);
        }
        Path base = uri == null ? Path.of(place) : Path.of(uri.getPath());
        return new Store(new LocalFolders(base.toAbsolutePath().normalize()));
    }

    @Override
    public CheckpointFiles checkpointsOf(Definition definition) {
        return folders.checkpointsOf(definition.name());
    }

    @Override
    public OpenRecord record(Definition definition, RunDescription run) {
        return Recorder.begin(definition, run, folders.filesOf(definition.name()));
    }

    /** All files of an experiment, to read. */
    public CheckpointFiles filesOf(String experiment) {
        return folders.filesOf(experiment);
    }

    /**
     * The names of the experiments that there are, sorted.
     *
     * @throws UncheckedIOException if that cannot be found out
     */
    public List<String> experiments() {
        try {
            List<String> experiments = new ArrayList<>();
            for (String name : folders.names()) {
                if (folders.filesOf(name).list("").stream().anyMatch(file -> Segment.number(file) != Segment.NONE)) {
                    experiments.add(name);
                }
            }
            return experiments;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the experiments", e);
        }
    }

    /**
     * Opens the journal of the experiment of that name.
     *
     * @throws IllegalStateException if another run writes to it, saying which
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    @Override
    public Journal open(Definition definition) {
        String name = definition.name();
        try {
            return open(name, folders.of(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the journal of '" + name + "'", e);
        }
    }

    /**
     * Reads the facts of an experiment, the oldest first, also while it runs.
     *
     * @throws dev.luthier.problem.InvalidInputException if the journal is damaged or of a newer version
     * @throws UncheckedIOException if it cannot be read
     */
    public void read(String experiment, Consumer<Event> facts) {
        visit(experiment, (number, event) -> facts.accept(event));
    }

    /**
     * Reads an experiment's journal bit by bit, and what is added to it while it runs.
     *
     * @throws UncheckedIOException if its folder cannot be found out
     */
    public JournalFollower follow(String experiment, JournalVisitor visitor) {
        try {
            return new JournalFollower(folders.of(experiment), visitor);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal of '" + experiment + "'", e);
        }
    }

    /**
     * Goes through an experiment's facts again, without training: asks a new controller what it decides on each and the
     * optimizer what it suggests, and compares that with what was noted when it ran.
     *
     * @param optimizer gives a new one each time, set as the experiment's was
     * @param earlyStop the experiment's rule
     * @return how much was compared, and the first difference, if any
     */
    public Verification verify(String experiment, Supplier<AbstractOptimizer> optimizer, AbstractEarlyStop earlyStop) {
        NotedDecisions noted = new NotedDecisions();
        visit(experiment, noted);
        return noted.verify(optimizer, earlyStop, visitor -> visit(experiment, visitor));
    }

    /**
     * Reads the facts of an experiment from a number on, the oldest first, also while it runs.
     *
     * @throws dev.luthier.problem.InvalidInputException if the journal is damaged or of a newer version
     * @throws UncheckedIOException if it cannot be read
     * @return how many facts there are
     */
    public long readFrom(String experiment, long firstFact, Consumer<Event> facts) {
        return visit(experiment, new JournalVisitor() {
            @Override
            public void onFact(long number, Event event) {
                facts.accept(event);
            }

            @Override
            public boolean wants(long number) {
                return number >= firstFact;
            }
        });
    }

    /**
     * Reads the definition that an experiment was begun with; its budget may have been extended since.
     *
     * @throws dev.luthier.problem.InvalidInputException if the journal is damaged or of a newer version
     * @throws UncheckedIOException if it cannot be read
     */
    public Definition definition(String experiment) {
        OpeningOnly opening = new OpeningOnly();
        visit(experiment, opening);
        return opening.definition();
    }

    /**
     * Reads what was decided on an experiment's facts, as far as it was noted, in the words of {@code docs/journal-format.md}.
     *
     * @param decisions is told each together with the number of the fact
     * @throws dev.luthier.problem.InvalidInputException if the journal is damaged or of a newer version
     * @throws UncheckedIOException if it cannot be read
     */
    public void readDecisions(String experiment, ObjLongConsumer<String> decisions) {
        visit(experiment, new JournalVisitor() {
            @Override
            public void onFact(long number, Event event) {
                throw new IllegalStateException("fact=" + number + " was told although nobody wanted it");
            }

            @Override
            public boolean wants(long number) {
                return false;
            }

            @Override
            public void onDecided(long number, String text) {
                decisions.accept(text, number);
            }
        });
    }

    private static Journal open(String name, Folder folder) throws IOException {
        try {
            StoredJournal journal = new StoredJournal(name, folder, folder.lock());
            LOG.info("'{}' is written down in {}", name, folder.place());
            return journal;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private long visit(String experiment, JournalVisitor visitor) {
        try (Folder folder = folders.of(experiment)) {
            JournalReader reader = new JournalReader(folder, visitor);
            reader.read();
            if (reader.facts() == 0) {
                throw new IllegalArgumentException("there is no journal in " + folder.place());
            }
            return reader.facts();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal of '" + experiment + "'", e);
        }
    }
}

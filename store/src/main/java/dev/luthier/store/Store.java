package dev.luthier.store;

import dev.luthier.checkpoint.CheckpointFiles;
import dev.luthier.checkpoint.CheckpointProvider;
import dev.luthier.checkpoint.InMemoryCheckpoints;
import dev.luthier.definition.Definition;
import dev.luthier.event.Event;
import dev.luthier.journal.Journal;
import dev.luthier.journal.JournalProvider;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
public final class Store implements JournalProvider, CheckpointProvider {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    static final String CHECKPOINTS = "checkpoints";
    static final String DEFAULT = "luthier-experiments";

    /** Where the folder of an experiment is. */
    @FunctionalInterface
    interface Folders {
        Folder of(String experiment) throws IOException;

        /** Of the folders that there are, sorted. */
        default List<String> names() throws IOException {
            return List.of();
        }

        /** Where its checkpoints are. */
        default CheckpointFiles checkpointsOf(String experiment) {
            return new InMemoryCheckpoints();
        }
    }

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
     * The names of the experiments that there are, sorted.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public List<String> experiments() {
        try {
            List<String> experiments = new ArrayList<>();
            for (String name : folders.names()) {
                try (Folder folder = folders.of(name)) {
                    if (folder.list().stream().anyMatch(file -> Segment.number(file) != Segment.NONE)) {
                        experiments.add(name);
                    }
                }
            }
            return experiments;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list experiments", e);
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

    private record LocalFolders(Path base) implements Folders {
        @Override
        public Folder of(String experiment) {
            return new LocalFolder(base.resolve(experiment));
        }

        @Override
        public List<String> names() throws IOException {
            if (!Files.isDirectory(base)) {
                return List.of();
            }
            try (Stream<Path> folders = Files.list(base)) {
                return folders.filter(Files::isDirectory)
                        .map(folder -> folder.getFileName().toString())
                        .sorted()
                        .toList();
            }
        }

        @Override
        public CheckpointFiles checkpointsOf(String experiment) {
            return new LocalCheckpoints(base.resolve(experiment).resolve(CHECKPOINTS));
        }
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

    private void visit(String experiment, JournalVisitor visitor) {
        try (Folder folder = folders.of(experiment)) {
            JournalReader reader = new JournalReader(folder, visitor);
            reader.read();
            if (reader.facts() == 0) {
                throw new IllegalArgumentException("there is no journal in " + folder.place());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal of '" + experiment + "'", e);
        }
    }
}

package dev.luthier.replay;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Named;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Catalog;
import dev.luthier.recording.ClassPathRecord;
import dev.luthier.recording.RunRecord;
import dev.luthier.recording.RunRecords;
import dev.luthier.replay.history.RecordedExperiment;
import dev.luthier.replay.reproduce.Reproduction;
import dev.luthier.replay.reproduce.ReproductionReport;
import dev.luthier.replay.whatif.Promotion;
import dev.luthier.replay.whatif.WhatIf;
import dev.luthier.replay.whatif.WhatIfReport;
import dev.luthier.run.Slots;
import dev.luthier.space.Configuration;
import dev.luthier.store.Store;
import dev.luthier.store.Verification;
import dev.luthier.trial.TrialFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was written down of an experiment, to be audited, repeated and asked questions. It is read anew at each call, also while
 * the experiment runs, and never written to. Safe for any thread.
 *
 * <pre>{@code
 * try (var recording = Recording.of("luthier-experiments/digits")) {
 *     System.out.println(recording.verify());
 *     System.out.println(recording.whatIf(EarlyStops.median()));
 *     System.out.println(recording.reproduce(DigitsTraining::train, LocalSlots.of(4)));
 * }
 * }</pre>
 */
public final class Recording implements AutoCloseable {
    private final Store store;
    private final String name;
    private final @Nullable Path unpacked;

    private Recording(Store store, String name, @Nullable Path unpacked) {
        this.store = store;
        this.name = name;
        this.unpacked = unpacked;
    }

    /**
     * Of the experiment in that folder, or in that archive, which is unpacked into a temporary folder until this is closed.
     *
     * @param place a path or URI of an experiment's folder, or a path of what {@link #export} wrote, which ends in {@code .zip}
     * @throws IllegalArgumentException if there is no journal, or the archive is none
     * @throws UncheckedIOException if it cannot be read
     */
    public static Recording of(String place) {
        String folder = place.replaceAll("/+$", "");
        if (folder.endsWith(Archive.SUFFIX)) {
            return ofArchive(Path.of(folder));
        }
        int slash = folder.lastIndexOf('/');
        String parent = slash < 0 ? "." : slash == 0 ? "/" : folder.substring(0, slash);
        return in(Store.at(parent), folder.substring(slash + 1));
    }

    /**
     * Of an experiment in that store.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Recording in(Store store, String experiment) {
        store.readFrom(experiment, Long.MAX_VALUE, event -> {});
        return new Recording(store, experiment, null);
    }

    public String name() {
        return name;
    }

    /** Where the experiment's files are, for people. */
    public String place() {
        return store.filesOf(name).place();
    }

    /** The store that it is in, to read facts from. */
    public Store store() {
        return store;
    }

    /** The experiment as it stands. */
    public RecordedExperiment experiment() {
        return RecordedExperiment.of(store, name);
    }

    /** What each run began with: code, environment, inputs. Empty if it was written down before there were such records. */
    public List<RunRecord> runs() {
        try {
            return new RunRecords(store.filesOf(name)).runs();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the runs of '" + name + "'", e);
        }
    }

    /** The class path of a run; empty if it ended before that was known. */
    public Optional<ClassPathRecord> classPath(int run) {
        try {
            return new RunRecords(store.filesOf(name)).classPath(run);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class path of '" + name + "'", e);
        }
    }

    /**
     * Makes every decision and suggestion again from the facts, and compares; nothing is trained. Optimizer and rule are found
     * by their names on the class path.
     *
     * @throws dev.luthier.problem.InvalidInputException if one of them is not there: then say {@link #verify(Supplier,
     *     AbstractEarlyStop)}
     */
    public Verification verify() {
        Catalog catalog = Catalog.load();
        Definition definition = store.definition(name);
        Named optimizer = definition.optimizer();
        AbstractEarlyStop rule = catalog.earlyStop(definition.earlyStop());
        catalog.optimizer(optimizer);
        return verify(() -> catalog.optimizer(optimizer), rule);
    }

    /** The same with an optimizer, a new one each time, and a rule, set as the experiment's were. */
    public Verification verify(Supplier<AbstractOptimizer> optimizer, AbstractEarlyStop earlyStop) {
        return store.verify(name, optimizer, earlyStop);
    }

    /** Says how the trials are to be run again. */
    public Reproduction reproduction() {
        List<RunRecord> runs = runs();
        Optional<RunRecord> latest = runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
        return new Reproduction(experiment(), latest, latest.flatMap(run -> classPath(run.run())));
    }

    /** Runs all trials again with their configurations, seeds and resources, and compares curves and metrics. */
    public ReproductionReport reproduce(TrialFunction<Configuration> function, Slots slots) {
        return reproduction().run(function, slots);
    }

    /** The same with a function that is given objects of a record. */
    public <C extends Record> ReproductionReport reproduce(Class<C> type, TrialFunction<C> function, Slots slots) {
        return reproduction().run(type, function, slots);
    }

    /** Replays the recorded curves under another early-stopping rule. */
    public WhatIfReport whatIf(AbstractEarlyStop rule) {
        return WhatIf.of(store, name, rule);
    }

    /** Replays the recorded curves under another scheduler, an optimizer that promotes trials. */
    public WhatIfReport whatIf(AbstractOptimizer scheduler, Promotion promotion) {
        return WhatIf.of(store, name, scheduler, promotion);
    }

    /** Writes the recording into one zip file, without checkpoints; an existing file is replaced. */
    public void export(Path archive) {
        try {
            Archive.write(name, store.filesOf(name), archive);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + archive, e);
        }
    }

    /** Removes what an archive was unpacked to. */
    @Override
    public void close() {
        try {
            if (unpacked != null && Files.exists(unpacked)) {
                Archive.delete(unpacked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + unpacked, e);
        }
    }

    private static Recording ofArchive(Path archive) {
        try {
            Path folder = Files.createTempDirectory("luthier-recording-");
            return new Recording(Store.at(folder.toString()), unpack(archive, folder), folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + archive, e);
        }
    }

    private static String unpack(Path archive, Path folder) throws IOException {
        try {
            return Archive.unpack(archive, folder);
        } catch (IOException | RuntimeException e) {
            Archive.delete(folder);
            throw e;
        }
    }
}

package dev.luthier.store;

import dev.luthier.checkpoint.CheckpointFiles;
import dev.luthier.checkpoint.CheckpointProvider;
import dev.luthier.definition.Definition;
import dev.luthier.journal.Journal;
import dev.luthier.journal.JournalProvider;
import dev.luthier.provenance.RunDescription;
import dev.luthier.provenance.RunRecorder;

/**
 * Where experiments are written down that do not say where: {@code ./luthier-experiments}, or what the system property
 * {@code luthier.experiments} says, as {@link Store#at} takes it. Found by {@link java.util.ServiceLoader}.
 */
public final class DefaultStore implements JournalProvider, CheckpointProvider, RunRecorder {
    private final Store store = Store.at(System.getProperty("luthier.experiments", Store.DEFAULT));

    @Override
    public Journal open(Definition definition) {
        return store.open(definition);
    }

    @Override
    public CheckpointFiles checkpointsOf(Definition definition) {
        return store.checkpointsOf(definition);
    }

    @Override
    public OpenRecord record(Definition definition, RunDescription run) {
        return store.record(definition, run);
    }
}

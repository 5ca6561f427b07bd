package dev.luthier.journal;

import dev.luthier.definition.Definition;

/** Where an experiment's journal is kept. */
@FunctionalInterface
public interface JournalProvider {

    /**
     * Opens the journal of the experiment of that name, which may hold facts of earlier runs, and keeps other writers out
     * until it is closed.
     *
     * @throws RuntimeException if it cannot be read or written, or another writer has it, saying which
     */
    Journal open(Definition definition);

    /** In memory: a run starts from nothing and leaves nothing. */
    static JournalProvider inMemory() {
        return definition -> new InMemoryJournal();
    }
}

package dev.luthier.provenance;

import dev.luthier.definition.Definition;

/**
 * Writes down, beside an experiment's journal, what its facts do not say; what provides the journal may also provide this.
 */
public interface RunRecorder {

    /**
     * Called once in each run, before its first fact, while no one else can write to the journal.
     *
     * @return what still goes on in the background; closed when the run is over
     * @throws dev.luthier.problem.InvalidInputException if an input cannot be read, or is not what it was in an earlier run
     */
    OpenRecord record(Definition definition, RunDescription run);

    /** A record that may not be complete yet. */
    interface OpenRecord extends AutoCloseable {

        /** Completes the record, or gives up what takes too long. Never fails. */
        @Override
        void close();
    }
}

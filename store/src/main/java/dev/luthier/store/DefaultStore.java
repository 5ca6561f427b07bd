package dev.luthier.store;

import dev.luthier.definition.Definition;
import dev.luthier.journal.Journal;
import dev.luthier.journal.JournalProvider;

/**
 * Where experiments are written down that do not say where: {@code ./luthier-experiments}, or what the system property
 * {@code luthier.experiments} says, as {@link Store#at} takes it. Found by {@link java.util.ServiceLoader}.
 */
public final class DefaultStore implements JournalProvider {
    private final Store store = Store.at(System.getProperty("luthier.experiments", Store.DEFAULT));

    @Override
    public Journal open(Definition definition) {
        return store.open(definition);
    }
}

package dev.luthier.experiment;

import dev.luthier.journal.JournalProvider;
import java.util.Optional;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where experiments are written down that do not say where: what the class path offers for that, which is module
 * {@code store}, else memory.
 */
final class DefaultJournals {
    /** The system property that says where; {@value #MEMORY} for nowhere. */
    private static final String PROPERTY = "luthier.experiments";

    private static final String MEMORY = "memory";
    private static final Logger LOG = LoggerFactory.getLogger(DefaultJournals.class);

    private DefaultJournals() {}

    static JournalProvider find() {
        if (MEMORY.equals(System.getProperty(PROPERTY))) {
            return JournalProvider.inMemory();
        }
        Optional<JournalProvider> found = ServiceLoader.load(
                        JournalProvider.class, JournalProvider.class.getClassLoader())
                .findFirst();
        if (found.isEmpty()) {
            LOG.info("nothing is written down, and no run can be gone on with: luthier-store is not on the class path");
        }
        return found.orElseGet(JournalProvider::inMemory);
    }
}

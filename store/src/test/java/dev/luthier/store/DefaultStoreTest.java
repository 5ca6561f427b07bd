package dev.luthier.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An experiment that does not say where it is written down. */
@ResourceLock("java.lang.System.properties")
class DefaultStoreTest {
    private static final String PROPERTY = "luthier.experiments";

    @TempDir
    Path folder;

    private @Nullable String before;

    @BeforeEach
    void sayWhere() {
        before = System.setProperty(PROPERTY, folder.toString());
    }

    @AfterEach
    void sayWhereAsBefore() {
        if (before == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }

    @Test
    void liesInAFolderOfItsNameAndIsGoneOnWith() {
        AtomicInteger trained = new AtomicInteger();

        run(Study.describe(), trained);
        ExperimentResult<Configuration> again = run(Study.describe(), trained);

        assertThat(folder.resolve("study/journal-00001.jsonl")).exists();
        assertThat(trained).hasValue(again.trials().size());
    }

    @Test
    void isKeptInMemoryWhereThatIsSaid() {
        System.setProperty(PROPERTY, "memory");

        run(Study.describe(), new AtomicInteger());

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isKeptInMemoryInVirtualTime() {
        new Study().run(Study.describe(), 2);

        assertThat(folder).isEmptyDirectory();
    }

    private static ExperimentResult<Configuration> run(
            ExperimentBuilder<Configuration> description, AtomicInteger trained) {
        return description
                .optimizer(new Study.Draws())
                .train((x, trial) -> trained.incrementAndGet())
                .runOn(LocalSlots.of(2));
    }
}

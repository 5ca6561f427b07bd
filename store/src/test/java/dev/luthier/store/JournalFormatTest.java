package dev.luthier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.event.Event;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.store.JournalLine.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format of journals, against files that were written once and are never written again. */
class JournalFormatTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/v1");
    private static final Path DOCUMENT = Path.of("../docs/journal-format.md");

    @TempDir
    Path folder;

    @Test
    void journalOfFormatOneIsRead() {
        List<Event> events = new ArrayList<>();

        Store.at(GOLDEN.toString()).read(Study.NAME, events::add);

        InMemoryJournal resumed = new InMemoryJournal(events);
        Study study = new Study();
        assertThat(study.run(definition -> resumed, 2).trials()).hasSize(Study.TRIALS);
        assertThat(study.trained).isEmpty();
        assertThat(events).anyMatch(Event.Reopened.class::isInstance);
    }

    @Test
    void decisionsNotedInFormatOneAreMadeAgain() {
        Verification verification =
                Store.at(GOLDEN.toString()).verify(Study.NAME, Study.Dice::new, new Study.BelowHalf());

        assertThat(verification.difference()).isEmpty();
        assertThat(verification.suggestions()).isGreaterThan(Study.TRIALS);
        // The first run was killed at fact 24; the last decision that it had noted was on fact 14.
        assertThat(verification.decisions()).isEqualTo(verification.facts() - 10);
    }

    @Test
    void journalIsWrittenAsItAlwaysWas() throws IOException {
        write(folder);

        for (String name : List.of("journal-00001.jsonl", "journal-00002.jsonl")) {
            assertThat(folder.resolve("study").resolve(name))
                    .hasSameTextualContentAs(GOLDEN.resolve("study").resolve(name));
        }
    }

    @Test
    void linesOfTheDocumentAreWhole() throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("{\"crc\""))
                .toList();

        assertThat(lines).hasSizeGreaterThanOrEqualTo(4).allSatisfy(line -> {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            assertThat(JournalLine.read(bytes, bytes.length)).isNotNull();
        });
    }

    @Test
    void newerFormatIsRefused() throws IOException {
        put("journal-00001.jsonl", JournalLine.header(new Header(2, "study", 1, 0)));

        assertThatThrownBy(() -> Store.at(folder.toString()).read("study", event -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("journal-00001.jsonl")
                .hasMessageContaining("has format 2, this version of Luthier reads up to 1");
    }

    @Test
    void unknownKindOfFactIsNamed() throws IOException {
        byte[] known = JournalLine.fact(0, new Event.TimerFired(5));
        byte[] unknown = resigned(new String(known, StandardCharsets.UTF_8).replace("timerFired", "bellRang"));
        put("journal-00001.jsonl", JournalLine.header(new Header(1, "study", 1, 0)), unknown);

        assertThatThrownBy(() -> Store.at(folder.toString()).read("study", event -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("bellRang");
    }

    static void write(Path base) {
        Store store = Store.at(base.toString());
        InMemoryJournal whole = new InMemoryJournal();
        new Study().run(definition -> whole, 2);
        Study.writeDown(store, whole, 25);
        new Study().run(store, 2);
    }

    private void put(String name, byte[]... lines) throws IOException {
        Path study = Files.createDirectories(folder.resolve("study"));
        try (var out = Files.newOutputStream(study.resolve(name))) {
            for (byte[] line : lines) {
                out.write(line);
            }
        }
    }

    private static byte[] resigned(String line) {
        String body = line.substring(18);
        var sum = new CRC32C();
        sum.update(body.stripTrailing().getBytes(StandardCharsets.UTF_8));
        return String.format("{\"crc\":\"%08x\",%s", sum.getValue(), body).getBytes(StandardCharsets.UTF_8);
    }
}

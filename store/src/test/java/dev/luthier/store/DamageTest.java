package dev.luthier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.event.Event;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash or a bad disk may have left of a journal. */
class DamageTest {
    @TempDir
    Path folder;

    private Store store;
    private Path first;
    private byte[] whole;

    @BeforeEach
    void writeJournal() throws IOException {
        store = Unsynced.storeIn(folder);
        new Study().run(store, 2);
        first = folder.resolve("study/journal-00001.jsonl");
        whole = Files.readAllBytes(first);
    }

    @Test
    void journalCutAnywhereIsReadUpToItsLastWholeFact() throws IOException {
        List<Event> all = read();

        for (int length = 200; length < whole.length; length += 211) {
            Files.write(first, Arrays.copyOf(whole, length));

            assertThat(facts()).isEqualTo(all.subList(0, (int) factsIn(length)));
        }
    }

    @Test
    void experimentGoesOnAfterATornTailAndAgainAfterThat() throws IOException {
        Files.write(first, Arrays.copyOf(whole, whole.length * 2 / 3));
        new Study().run(store, 2);
        Path second = folder.resolve("study/journal-00002.jsonl");
        Files.write(second, Arrays.copyOf(Files.readAllBytes(second), (int) Files.size(second) / 2));

        ExperimentResult<Configuration> result = new Study().run(store, 2);

        assertThat(result.trials())
                .hasSize(Study.TRIALS)
                .allMatch(trial -> trial.state().hasEnded());
        assertThat(new Study().run(store, 2).trials()).isEqualTo(result.trials());
    }

    @Test
    void flippedBitInTheMiddleIsRefusedWithItsLine() throws IOException {
        RandomStream random = RandomStream.of(42);
        int last = lastLineFrom();
        for (int i = 0; i < 100; i++) {
            int at = (int) (random.nextDouble() * last);
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << (i % 7));
            Files.write(first, damaged);
            long line = lineOf(at);

            assertThatThrownBy(this::read)
                    .as("bit %d of byte %d", i % 7, at)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("journal-00001.jsonl")
                    .hasMessageMatching("(?s).*line (" + line + "|" + (line + 1) + ")\\b.*");
        }
    }

    @Test
    void missingSegmentIsRefused() throws IOException {
        Files.write(first, Arrays.copyOf(whole, whole.length / 2));
        new Study().run(store, 2);
        Files.delete(first);

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("journal-00002.jsonl")
                .hasMessageContaining("but fact 0 is missing");
    }

    @Test
    void segmentCutShortBeforeTheNextOneIsRefused() throws IOException {
        Files.write(first, Arrays.copyOf(whole, whole.length / 2));
        new Study().run(store, 2);
        Files.write(first, Arrays.copyOf(whole, whole.length / 3));

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("journal-00001.jsonl");
    }

    @Test
    void emptyFileOfACrashRightAtTheStartIsPassedOver() throws IOException {
        List<Event> before = read();
        Files.createFile(folder.resolve("study/journal-00002.jsonl"));

        assertThat(read()).isEqualTo(before);
        assertThat(new Study()
                        .run(Study.describe().trials(13).extend().journal(store), 2)
                        .trials())
                .hasSize(13);
        assertThat(folder.resolve("study/journal-00003.jsonl")).isRegularFile();
    }

    @Test
    void segmentsAreReadInTheOrderOfTheirNumbersNotOfTheirNames() throws IOException {
        Files.write(first, Arrays.copyOf(whole, whole.length / 2));
        Files.move(first, folder.resolve("study/journal-99999.jsonl"));
        ExperimentResult<Configuration> result = new Study().run(store, 2);

        assertThat(folder.resolve("study/journal-100000.jsonl")).isRegularFile();
        assertThat(new Study().run(store, 2).trials()).isEqualTo(result.trials());
    }

    private List<Event> read() {
        List<Event> events = new ArrayList<>();
        store.read("study", events::add);
        return events;
    }

    private List<Event> facts() {
        try {
            return read();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("there is no journal");
            return List.of();
        }
    }

    private long factsIn(int length) {
        String text = new String(whole, 0, length, StandardCharsets.UTF_8);
        boolean endsWhole = whole[length] == '\n';
        List<String> lines = text.lines().toList();
        return lines.subList(0, text.endsWith("\n") || endsWhole ? lines.size() : lines.size() - 1).stream()
                .filter(line -> line.contains(",\"fact\":"))
                .count();
    }

    private long lineOf(int at) {
        return 1
                + new String(whole, 0, at, StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private int lastLineFrom() {
        int at = whole.length - 2;
        while (whole[at] != '\n') {
            at--;
        }
        return at;
    }
}

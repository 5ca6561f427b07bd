package dev.luthier.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.event.Event;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFollowerTest {
    private static final int ANY = 1000;

    @TempDir
    Path directory;

    private final Told told = new Told();

    @Test
    void tellsWhatIsAddedAndNothingTwice() throws IOException {
        InMemoryJournal whole = whole();
        Store store = Store.at(directory.toString());
        try (JournalFollower follower = store.follow(Study.NAME, told)) {
            assertThat(follower.poll(ANY)).isZero();

            try (Journal journal =
                    store.open(Study.describe().train((x, trial) -> 0).definition())) {
                journal.replay(event -> {});
                for (int i = 0; i < whole.events().size(); i++) {
                    journal.append(whole.events().get(i));
                    journal.note(whole.decisions().get(i));
                    journal.commit();
                    follower.poll(ANY);
                    assertThat(told.facts).hasSize(i + 1);
                }
            }
        }
        assertThat(told.facts).isEqualTo(whole.events());
        assertThat(told.decided).isNotEmpty();
        assertThat(store.experiments()).containsExactly(Study.NAME);
    }

    @Test
    void readsInSmallBitsAndAcrossRuns() throws IOException {
        InMemoryJournal whole = whole();
        Store store = Store.at(directory.toString());
        Study.writeDown(store, whole, 9);
        new Study().run(store, 2);
        List<Event> expected = new ArrayList<>();
        store.read(Study.NAME, expected::add);

        try (JournalFollower follower = store.follow(Study.NAME, told)) {
            int lines = follower.poll(3);
            while (lines > 0) {
                lines = follower.poll(3);
            }
            assertThat(follower.facts()).isEqualTo(expected.size());
        }

        assertThat(told.facts).isEqualTo(expected);
    }

    @Test
    void waitsForTheRestOfALineThatIsBeingWritten() throws IOException {
        InMemoryJournal whole = whole();
        Store store = Store.at(directory.toString());
        Study.writeDown(store, whole, 9);
        Path segment = directory.resolve(Study.NAME).resolve("journal-00001.jsonl");
        byte[] bytes = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(bytes, bytes.length - 20));

        try (JournalFollower follower = store.follow(Study.NAME, told)) {
            follower.poll(ANY);
            int before = told.facts.size() + told.decided.size();
            Files.write(segment, Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length), StandardOpenOption.APPEND);
            follower.poll(ANY);

            assertThat(told.facts.size() + told.decided.size()).isEqualTo(before + 1);
        }
        assertThat(told.facts).isEqualTo(whole.events().subList(0, 9));
    }

    @Test
    void tellsItAllAgainWhenTheWriterHadToGiveFactsUp() throws IOException {
        InMemoryJournal whole = whole();
        Store store = Store.at(directory.toString());
        Study.writeDown(store, whole, 9);
        try (JournalFollower follower = store.follow(Study.NAME, told)) {
            follower.poll(ANY);
            Path folder = directory.resolve(Study.NAME);
            Files.write(
                    folder.resolve("journal-00002.jsonl"),
                    JournalLine.header(new JournalLine.Header(JournalLine.FORMAT, Study.NAME, 2, 5)));
            Files.write(
                    folder.resolve("journal-00002.jsonl"),
                    JournalLine.fact(5, whole.events().get(5)),
                    StandardOpenOption.APPEND);

            while (follower.poll(ANY) > 0 || told.facts.size() < 6) {
                assertThat(told.restarts).isLessThanOrEqualTo(1);
            }
        }
        assertThat(told.restarts).isEqualTo(1);
        assertThat(told.facts).isEqualTo(whole.events().subList(0, 6));
    }

    private static InMemoryJournal whole() {
        InMemoryJournal journal = new InMemoryJournal();
        new Study().run(definition -> journal, 2);
        return journal;
    }

    private static final class Told implements JournalVisitor {
        private final List<Event> facts = new ArrayList<>();
        private final List<String> decided = new ArrayList<>();
        private int restarts;

        @Override
        public void onFact(long number, Event event) {
            assertThat(number).isEqualTo(facts.size());
            facts.add(event);
        }

        @Override
        public void onDecided(long number, String decisions) {
            assertThat(number).isLessThan(facts.size());
            decided.add(decisions);
        }

        @Override
        public void onRestart() {
            facts.clear();
            decided.clear();
            restarts++;
        }
    }
}

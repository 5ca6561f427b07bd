package dev.luthier.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotesTest {

    @Test
    void remarksFollowWhatTheNoteSaysOfTheTrial() {
        String note = Notes.withRemarks("sobol", List.of("auto chose gp", "few trials"));

        assertThat(note).startsWith("sobol");
        assertThat(Notes.remarks(note)).containsExactly("auto chose gp", "few trials");
    }

    @Test
    void withoutRemarksANoteStaysAsItIs() {
        assertThat(Notes.withRemarks("sobol", List.of())).isEqualTo("sobol");
        assertThat(Notes.remarks("sobol")).isEmpty();
        assertThat(Notes.remarks("")).isEmpty();
    }
}

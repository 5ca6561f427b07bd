package dev.luthier.ablation.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RepeatsTest {
    @Test
    void looksAtTwiceAsManyEachTime() {
        assertThat(Repeats.of(7).looks()).containsExactly(7);
        assertThat(Repeats.of(3).upTo(20).looks()).containsExactly(3, 6, 12, 20);
        assertThat(Repeats.of(3).confidencePerLook()).isEqualTo(0.95);
    }

    @Test
    void refusesWhatCannotBeDone() {
        assertThatThrownBy(() -> Repeats.of(0)).hasMessage("repeats is 0, must be 1 or more");
        assertThatThrownBy(() -> Repeats.of(5).upTo(3))
                .hasMessage("most repeats is 3, must be at least the 5 that every variant gets");
        assertThatThrownBy(() -> Repeats.of(5).withConfidence(95))
                .hasMessage("confidence is 95.0, must be between 0 and 1, as 0.95");
        assertThatThrownBy(() -> Repeats.of(5).withNegligible(-1)).hasMessageContaining("negligible is -1.0");
    }
}

package dev.luthier.benchmarks.quality.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against values that were computed independently, in Python. */
class PortableRandomTest {

    @Test
    void givesTheNumbersOfOtherImplementations() {
        assertThat(PortableRandom.mix(1, 2, 3)).isEqualTo(Long.parseUnsignedLong("14811618279488048801"));
        assertThat(PortableRandom.uniform(1, 2, 3)).isEqualTo(0.8029394358323476);
        assertThat(PortableRandom.gauss(1, 2, 3)).isCloseTo(-0.5558538188980366, within(1e-15));
    }
}

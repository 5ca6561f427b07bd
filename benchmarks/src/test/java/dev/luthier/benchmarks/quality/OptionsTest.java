package dev.luthier.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.problem.InvalidInputException;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void withoutAnyEverythingIsMeasuredAsThePublishedFiguresWere() {
        Options options = Options.parse();

        assertThat(options.optimizers()).contains("tpe", "random");
        assertThat(options.problems()).hasSize(7);
        assertThat(options.slots()).containsExactly(1, 4, 16);
        assertThat(options.seeds()).isEqualTo(10);
        assertThat(options.evaluations()).isEqualTo(200);
        assertThat(options.comparable()).isTrue();
    }

    @Test
    void noiseMakesThePublishedFiguresIncomparable() {
        Options options = Options.parse("--noise", "0.1", "--durations", "dependent", "--slots", "4");

        assertThat(options.comparable()).isFalse();
        assertThat(options.problems()).allMatch(problem -> problem.noise() > 0);
        assertThat(options.durations()).isEqualTo(Durations.DEPENDENT);
        assertThat(options.slots()).containsExactly(4);
    }

    @Test
    void saysWhereTablesAreExpectedIfThereAreNone() {
        assertThatThrownBy(() -> Options.parse("--problems", "synthetic,tables", "--data", "nowhere"))
                .hasMessageContaining(
                        "the problems 'tables' need tables of real models: give their folder as --data, now 'nowhere'");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> Options.parse(
                        "--optimizers",
                        "tpe,guess",
                        "--problems",
                        "sphere",
                        "--slots",
                        "0",
                        "--noise",
                        "much",
                        "--durations",
                        "long",
                        "--speed",
                        "9"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        "6 problems",
                        "unknown option '--speed'",
                        "no optimizer 'guess'",
                        "'sphere'",
                        "--slots is '0'",
                        "--noise is 'much'",
                        "--durations is 'long'");
    }
}

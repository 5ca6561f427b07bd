package dev.luthier.benchmarks.curves.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.benchmarks.quality.problem.PortableRandom;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurveProblemTest {
    private static final Configuration CONFIGURATION =
            Configuration.of(Map.of("lr", .01, "momentum", .5, "wd", 1e-4, "batch", 64L, "width", 128L, "dropout", .2));

    @Test
    void drawsThePublishedNumbers() {
        assertThat(PortableRandom.mix(1, 2, 3)).isEqualTo(Long.parseUnsignedLong("14811618279488048801"));
        assertThat(PortableRandom.uniform(1, 2, 3)).isEqualTo(.8029394358323476);
        assertThat(PortableRandom.gauss(1, 2, 3)).isCloseTo(-.5558538188980366, within(1e-15));
    }

    @Test
    void curves6HasThePublishedShape() {
        Curves6.Shape shape = Curves6.Shape.of(Network.of(CONFIGURATION));

        assertThat(shape.asymptote()).isCloseTo(.09736259104737971, within(1e-12));
        assertThat(shape.time()).isCloseTo(3.2070331689400757, within(1e-12));
        assertThat(shape.power()).isCloseTo(1.12, within(1e-12));
        assertThat(shape.divergence()).isCloseTo(3.556931386477982e-05, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({
        "1, .6896161816057763",
        "3, .48048894314905133",
        "9, .2770036063630081",
        "27, .16249680455036675",
        "81, .11804254726849239"
    })
    void curves6HasThePublishedLosses(long epoch, double loss) {
        assertThat(new Curves6(7).loss(CONFIGURATION, epoch)).isCloseTo(loss, within(1e-12));
    }

    @Test
    void curves6HasThePublishedNoiseAndTimes() {
        Curves6 problem = new Curves6(7);

        assertThat(problem.observed(CONFIGURATION, 5, 3)).isCloseTo(.504346000908981, within(1e-12));
        assertThat(problem.meanSeconds(CONFIGURATION)).isCloseTo(.25375, within(1e-12));
        assertThat(problem.seconds(CONFIGURATION, 5, 3)).isCloseTo(.29753182731829436, within(1e-12));
    }

    @Test
    void curves6ReachesItsOptimumWhereItIsSaidToBe() {
        Configuration best = Configuration.of(
                Map.of("lr", .0094, "momentum", 0.0, "wd", 1.09e-5, "batch", 16L, "width", 448L, "dropout", .244));

        assertThat(new Curves6(0).loss(best, 81)).isCloseTo(.0920291, within(1e-6));
    }

    /** Computed from the formula apart from this code. */
    @Test
    void slowStart6ReachesItsOptimum() {
        Configuration best = Configuration.of(Map.of(
                "lr",
                Math.pow(10, -2.58221305),
                "momentum",
                .236950377,
                "wd",
                Math.pow(10, -3.5),
                "batch",
                16L,
                "width",
                369L,
                "dropout",
                .590613148));

        assertThat(new SlowStart6(0).loss(best, 81)).isCloseTo(.0797617857168, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"curves6", "slowstart6"})
    void nothingIsBetterThanTheOptimum(String name) {
        CurveProblem problem = CurveProblems.of(name, 0);
        for (int i = 0; i < 2_000; i++) {
            Configuration configuration = problem.space().sample(RandomStream.of(1, i));

            assertThat(problem.loss(configuration, 81)).isGreaterThan(problem.optimum(81) - 1e-7);
            assertThat(problem.loss(configuration, 27)).isGreaterThan(problem.optimum(27) - 1e-7);
        }
    }

    @Test
    void refusesToGuessAnOptimum() {
        assertThatThrownBy(() -> new Curves6(0).optimum(9)).hasMessageContaining("only after 27 and 81");
    }
}

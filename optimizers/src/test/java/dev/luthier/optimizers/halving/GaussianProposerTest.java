package dev.luthier.optimizers.halving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.optimizers.Optimizers;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MOBSTER on many slots, when it has had time to learn. */
class GaussianProposerTest {
    private static final int SLOTS = 150;

    private final Course course = Course.minimizing(Optimizers.mobster(), 27);

    @BeforeEach
    void keepsAllSlotsBusyForAWhile() {
        course.next(SLOTS);
        for (int round = 0; round < 5; round++) {
            List<Trial> ending = course.running().subList(0, SLOTS / 2);
            for (Trial trial : ending) {
                double x = trial.configuration().getDouble("x");
                course.finish(trial.number(), Math.abs(x - .3) + 1.0 / trial.resource());
            }
            course.next(SLOTS / 2);
        }
    }

    @Test
    void beginsOnlyAFewTrialsHighHoweverManySlotsThereAre() {
        List<Trial> high =
                begun().filter(trial -> !trial.note().startsWith("rung 0")).toList();

        assertThat(high)
                .hasSizeBetween(1, 16)
                .allSatisfy(trial ->
                        assertThat(trial.configuration().getDouble("x")).isBetween(.1, .5));
    }

    @Test
    void choosesOnlySomeOfTheOthersByTheModel() {
        List<Trial> low =
                begun().filter(trial -> trial.note().startsWith("rung 0")).toList();

        assertThat(low.stream().filter(trial -> trial.note().contains("sobol")).count())
                .isBetween(low.size() / 3L, low.size() - 1L);
    }

    private Stream<Trial> begun() {
        return course.running().stream().filter(trial -> trial.note().startsWith("rung"));
    }
}

package dev.luthier.optimizers.dehb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.optimizers.dehb.Subpopulation.Member;
import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RungsTest {
    private static final RungLevels LEVELS = RungLevels.downFrom(9, 1, 3);
    private final List<Trial> history = new ArrayList<>();
    private final Rungs rungs =
            new Rungs(LEVELS, 3, Direction.MINIMIZE, trial -> new double[] {trial.number() / 100.0});

    @Test
    void everyRungHasAsManyPlacesAsTheLargestBracketThere() {
        Rungs large = new Rungs(RungLevels.downFrom(81, 1, 3), 3, Direction.MINIMIZE, trial -> new double[0]);

        assertThat(IntStream.range(0, 5).map(rung -> large.at(rung).size())).containsExactly(81, 34, 15, 8, 5);
    }

    @Test
    void theRungThatIsMostBehindItsShareComesFirst() {
        end(0, 1, 0.5);

        assertThat(rungs.mostBehindFirst()).containsExactly(1, 2, 0);
    }

    @Test
    void promotesTheBestOnceThereAreEtaForEachPlace() {
        end(0, 1, 0.5);
        end(1, 1, 0.3);
        assertThat(rungs.promotable(1)).isNull();
        end(2, 1, 0.4);

        assertThat(rungs.promotable(1)).extracting(Member::trial).isEqualTo(1);
        end(1, 3, 0.2);

        assertThat(rungs.promotable(1)).as("six are needed for a second").isNull();
        assertThat(rungs.at(1).ranked()).extracting(Member::trial).containsExactly(1);
    }

    @Test
    void aChildTakesItsTargetsPlaceIfItIsNotWorse() {
        found();

        end(9, 1, 0.5);
        assertThat(rungs.at(0).at(0))
                .extracting(Member::trial)
                .as("0.1 is better")
                .isEqualTo(0);
        end(10, 1, 0.2);
        assertThat(rungs.at(0).at(1))
                .extracting(Member::trial)
                .as("0.2 is as good")
                .isEqualTo(10);
    }

    @Test
    void aFailedTrialLeavesItsPlaceEmptyForAChild() {
        history.add(new Trial(
                0,
                0,
                Configuration.of(Map.of()),
                1,
                TrialState.FAILED,
                "",
                List.of(),
                Curve.empty(),
                new Outcome.Failed(new Failure(Failure.Kind.EXCEPTION, "broken"))));
        for (int trial = 1; trial < 9; trial++) {
            end(trial, 1, 0.1);
        }
        assertThat(rungs.at(0).at(0)).isNull();

        end(9, 1, 0.9);

        assertThat(rungs.at(0).at(0)).extracting(Member::trial).isEqualTo(9);
    }

    @Test
    void parentsAreTheBestOfTheRungBelow() {
        found();

        assertThat(rungs.parents(1, 3)).extracting(Member::trial).containsExactly(0, 1, 2, 3, 4);
        assertThat(rungs.parents(2, 3))
                .as("nobody came to rung 1, so they come from everywhere")
                .extracting(Member::trial)
                .startsWith(0, 1, 2);
    }

    private void found() {
        for (int trial = 0; trial < 9; trial++) {
            end(trial, 1, 0.1 * (trial + 1));
        }
    }

    private void end(int trial, long resource, double loss) {
        Outcome outcome = new Outcome.Finished(loss);
        history.add(new Trial(
                trial,
                0,
                Configuration.of(Map.of()),
                resource,
                outcome.state(),
                "",
                List.of(),
                Curve.empty(),
                outcome));
        rungs.update(history, List.of());
    }
}

package dev.luthier.optimizers.population;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.optimizers.ranking.Standing;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MembersTest {
    private static final long FULL = 20;
    private static final PopulationSettings SETTINGS = PopulationSettings.DEFAULT.withPopulationSize(2);
    private final List<Trial> history = new ArrayList<>();
    private final Members members = new Members(0, FULL, SETTINGS, MembersTest::standing);

    @Test
    void aQuarterIsAmongTheWorstButNeverMoreThanHalf() {
        assertThat(Members.share(8, 0.25)).isEqualTo(2);
        assertThat(Members.share(5, 0.25)).isEqualTo(2);
        assertThat(Members.share(3, 0.25)).isEqualTo(1);
        assertThat(Members.share(1, 0.25)).isZero();
    }

    @Test
    void theFirstOneGoesOn() {
        end(0, 5, 0.9);

        assertThat(members.waiting()).extracting(Trial::number).containsExactly(0);
        assertThat(members.vacancies(5)).isZero();
    }

    @Test
    void oneOfTheWorstGivesWayToADescendantOfTheBest() {
        end(0, 5, 0.2);
        end(1, 5, 0.9);

        assertThat(members.waiting()).extracting(Trial::number).containsExactly(0);
        assertThat(members.vacancies(5)).isEqualTo(1);
        assertThat(members.best()).extracting(Trial::number).containsExactly(0);
    }

    @Test
    void nobodyGivesWayBeforeThePopulationIsComplete() {
        Members four = new Members(0, FULL, SETTINGS.withPopulationSize(4), MembersTest::standing);
        for (int trial = 0; trial < 4; trial++) {
            history.add(trial(trial, 5, new Outcome.Finished(0.1 * trial)));
        }

        four.update(history, List.of());

        assertThat(four.waiting()).extracting(Trial::number).containsExactly(0, 1, 2);
        assertThat(four.best()).extracting(Trial::number).containsExactly(0);
    }

    @Test
    void aDescendantFillsAVacancyAsSoonAsItRuns() {
        end(0, 5, 0.1);
        end(1, 5, 0.2);

        members.update(history, List.of(trial(2, 10, null)));

        assertThat(members.vacancies(5)).isZero();
        assertThat(members.begun(5)).isEqualTo(2);
    }

    @Test
    void judgesByTheLatestResultHoweverFarItGot() {
        end(0, 5, 0.5);
        end(0, 10, 0.2);
        end(1, 5, 0.4);

        assertThat(members.waiting()).extracting(Trial::number).containsExactly(0);
    }

    @Test
    void failedTrialsGiveWay() {
        end(0, 5, 0.5);
        history.add(trial(1, 5, new Outcome.Failed(new Failure(Failure.Kind.EXCEPTION, "broken"))));
        members.update(history, List.of());

        assertThat(members.vacancies(5)).isEqualTo(1);
        assertThat(members.best()).extracting(Trial::number).containsExactly(0);
    }

    @Test
    void nobodyGoesOnFromATrialThatIsThrough() {
        end(0, 5, 0.5);
        end(1, FULL, 0.1);

        assertThat(members.best()).extracting(Trial::number).containsExactly(0);
        assertThat(members.waiting()).extracting(Trial::number).containsExactly(0);
    }

    @Test
    void ofEqualOnesTheYoungerGivesWay() {
        end(0, 5, 0.5);
        end(1, 5, 0.5);

        assertThat(members.waiting()).extracting(Trial::number).containsExactly(0);
    }

    private void end(int trial, long resource, double loss) {
        history.add(trial(trial, resource, new Outcome.Finished(loss)));
        members.update(history, List.of());
    }

    private static Trial trial(int number, long resource, @Nullable Outcome outcome) {
        return new Trial(
                number,
                0,
                Configuration.of(Map.of()),
                resource,
                outcome == null ? TrialState.RUNNING : outcome.state(),
                "",
                List.of(),
                Curve.empty(),
                outcome);
    }

    private static Standing standing(Trial trial) {
        return new Standing(0, 0, trial.metric().orElse(Double.NaN), trial.number());
    }
}

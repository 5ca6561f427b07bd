package dev.luthier.optimizers.gaussian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Constraint;
import dev.luthier.definition.Definition;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundsAndCostTest {
    private static final SearchSpace SQUARE =
            SearchSpace.builder().uniform("x", 0, 1).uniform("y", 0, 1).build();

    /** The smallest loss is at (1, 1), but where x + y is at most 1 it is along a line, 1 at best. */
    private static Outcome sum(Configuration values) {
        double sum = values.getDouble("x") + values.getDouble("y");
        return new Outcome.Finished(2 - sum, Map.of("memory", 100 * sum));
    }

    @Test
    void findsTheBestThatKeepsABound() {
        Definition definition = Searches.definition(SQUARE, 25, new Constraint("memory", Constraint.Kind.AT_MOST, 100));

        List<Trial> trials = Searches.search(new GaussianProcess(), definition, BoundsAndCostTest::sum);

        assertThat(definition.goals().best(trials).orElseThrow().metric().orElseThrow())
                .isBetween(1.0, 1.02);
    }

    @Test
    void looksForAnyTrialThatKeepsABoundFirst() {
        Definition definition =
                Searches.definition(SQUARE, 15, new Constraint("memory", Constraint.Kind.AT_LEAST, 195));

        List<Trial> trials = Searches.search(new GaussianProcess(), definition, BoundsAndCostTest::sum);

        assertThat(trials).anyMatch(definition.goals()::isFeasible);
        assertThat(trials).extracting(Trial::note).contains("chance to keep the bounds");
    }

    @Test
    void keepsTwoBoundsAtOnce() {
        Definition definition = Searches.definition(
                SQUARE,
                25,
                new Constraint("memory", Constraint.Kind.AT_MOST, 100),
                new Constraint("loss", Constraint.Kind.AT_LEAST, 1.2));

        List<Trial> trials = Searches.search(new GaussianProcess(), definition, BoundsAndCostTest::sum);

        assertThat(definition.goals().best(trials).orElseThrow().metric().orElseThrow())
                .isBetween(1.2, 1.23);
    }

    @Test
    void prefersCheapTrialsWhenAskedTo() {
        Definition definition = Searches.definition(SQUARE, 30);
        GaussianProcessSettings settings = GaussianProcessSettings.DEFAULT.withCostAware();

        double dear = seconds(Searches.search(new GaussianProcess(), definition, BoundsAndCostTest::valley));
        double cheap = seconds(Searches.search(new GaussianProcess(settings), definition, BoundsAndCostTest::valley));

        assertThat(cheap).isLessThan(0.8 * dear);
    }

    /** All of one valley are as good, but y makes trials dear. */
    private static Outcome valley(Configuration values) {
        double x = values.getDouble("x") - 0.4;
        double y = values.getDouble("y");
        return new Outcome.Finished(x * x + 0.1 * StrictMath.sin(9 * y) * x, Map.of("seconds", StrictMath.pow(100, y)));
    }

    private static double seconds(List<Trial> trials) {
        return trials.stream().mapToLong(Trial::durationMillis).sum() / 1000.0;
    }

    @Test
    void bendingCoordinatesDoesNotKeepItFromTheOptimum() {
        SearchSpace space = SearchSpace.builder().uniform("x", 0, 1).build();
        GaussianProcessSettings settings = GaussianProcessSettings.DEFAULT.withInputWarping();

        List<Trial> trials = Searches.search(
                new GaussianProcess(settings),
                Searches.definition(space, 25),
                values -> new Outcome.Finished(StrictMath.sin(30 * StrictMath.pow(values.getDouble("x"), 4))));

        assertThat(trials)
                .anySatisfy(trial -> assertThat(trial.metric().orElseThrow()).isLessThan(-0.99));
    }
}

package dev.luthier.optimizers.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.testkit.OptimizerContract;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianProcessTest extends OptimizerContract {

    @Override
    protected AbstractOptimizer optimizer() {
        return new GaussianProcess();
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }

    @Test
    void findsTheBottomOfAParabolaAtOnce() {
        SearchSpace space = SearchSpace.builder().uniform("x", -1, 1).build();

        List<Trial> trials = Searches.search(space, 8, values -> values.getDouble("x") * values.getDouble("x"));

        assertThat(trials.subList(3, 8))
                .anySatisfy(trial ->
                        assertThat(trial.configuration().getDouble("x")).isCloseTo(0, within(0.03)));
    }

    @Test
    void findsAMinimumOfBranin() {
        SearchSpace space =
                SearchSpace.builder().uniform("x", -5, 10).uniform("y", 0, 15).build();

        List<Trial> trials = Searches.search(space, 30, GaussianProcessTest::branin);

        assertThat(trials)
                .anySatisfy(trial -> assertThat(trial.metric().orElseThrow()).isLessThan(0.45));
    }

    private static double branin(Configuration values) {
        double x = values.getDouble("x");
        double bent = values.getDouble("y") - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return bent * bent + 10 * (1 - 1 / (8 * Math.PI)) * StrictMath.cos(x) + 10;
    }

    @Test
    void findsTheBestOfManyChoices() {
        SearchSpace space = SearchSpace.builder()
                .choice("a", "p", "q", "r", "s", "t")
                .choice("b", "p", "q", "r", "s", "t")
                .integer("n", 1, 100)
                .build();

        List<Trial> trials = Searches.search(
                space,
                40,
                values -> (values.getString("a").equals("s") ? 0 : 1)
                        + (values.getString("b").equals("q") ? 0 : 1)
                        + Math.abs(values.getLong("n") - 37) / 50.0);

        assertThat(trials)
                .anySatisfy(trial -> assertThat(trial.metric().orElseThrow()).isLessThan(0.1));
    }

    @Test
    void givesNoChoiceUpForGood() {
        SearchSpace space = SearchSpace.builder()
                .uniform("x", 0, 1)
                .choice("kernel", "easy", "steep", "bad")
                .build();

        List<Trial> trials = Searches.search(
                space,
                60,
                values -> values.getString("kernel").equals("easy")
                        ? 0.1 * values.getDouble("x")
                        : 1 + values.getDouble("x"));

        assertThat(trials.subList(30, 60))
                .extracting(trial -> trial.configuration().getString("kernel"))
                .contains("steep", "bad");
        assertThat(trials)
                .filteredOn(trial -> trial.note().endsWith("with another choice"))
                .hasSize(10)
                .noneMatch(trial -> trial.configuration().getString("kernel").equals("easy"));
    }

    @Test
    void learnsWhereTrialsFail() {
        SearchSpace space =
                SearchSpace.builder().uniform("x", 0, 1).uniform("y", 0, 1).build();

        List<Trial> trials = Searches.search(
                space,
                40,
                values -> values.getDouble("x") > 0.5 ? Double.NaN : values.getDouble("y") - values.getDouble("x"));

        assertThat(trials.subList(20, 40)).filteredOn(Trial::isFinished).hasSizeGreaterThan(12);
        assertThat(trials)
                .filteredOn(Trial::isFinished)
                .anySatisfy(trial -> assertThat(trial.metric().orElseThrow()).isLessThan(-0.4));
    }

    @Test
    void triesOtherPlacesWhileEverythingFailsOrIsAlike() {
        SearchSpace space = SearchSpace.builder().uniform("x", 0, 1).build();

        assertThat(Searches.search(space, 20, values -> Double.NaN))
                .extracting(Trial::configuration)
                .doesNotHaveDuplicates();
        assertThat(Searches.search(space, 20, values -> 1))
                .extracting(Trial::configuration)
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhyItSuggests() {
        SearchSpace space = SearchSpace.builder().uniform("x", 0, 1).build();

        assertThat(Searches.search(space, 12, values -> values.getDouble("x")))
                .extracting(Trial::note)
                .startsWith("initial design")
                .contains("expected improvement", "expected improvement near the best");
    }

    @Test
    void thousandsOfTrialsAreNoObstacle() {
        SearchSpace space =
                SearchSpace.builder().uniform("x", -5, 10).uniform("y", 0, 15).build();
        RandomStream random = RandomStream.of(8);
        List<Trial> ended = new ArrayList<>();
        for (int number = 0; number < 2000; number++) {
            Configuration configuration = space.sample(random);
            Outcome outcome = new Outcome.Finished(branin(configuration));
            ended.add(new Trial(number, 0, configuration, 1, outcome.state(), "", List.of(), Curve.empty(), outcome));
        }
        OptimizerSession session = new OptimizerSession(new GaussianProcess(), Searches.definition(space, 2010));

        for (int number = 2000; number < 2006; number++) {
            Suggestion.Run run = (Suggestion.Run) session.ask(number, Searches.history(ended), null);
            Outcome outcome = new Outcome.Finished(branin(run.configuration()));
            ended.add(new Trial(
                    number, 0, run.configuration(), 1, outcome.state(), "", List.of(), Curve.empty(), outcome));
        }

        assertThat(ended.subList(2000, 2006))
                .anySatisfy(trial -> assertThat(trial.metric().orElseThrow()).isLessThan(0.42));
    }

    @Test
    void endsWhenNothingBetterIsToBeExpected() {
        SearchSpace space = SearchSpace.builder().uniform("x", -1, 1).build();
        AbstractOptimizer optimizer = new GaussianProcess(GaussianProcessSettings.DEFAULT.withRegretBound(0.01));

        Suggestion last = untilDone(optimizer, space, 60);

        assertThat(last).isInstanceOf(Suggestion.Done.class);
        assertThat(((Suggestion.Done) last).reason()).contains("0.01");
    }

    private static Suggestion untilDone(AbstractOptimizer optimizer, SearchSpace space, int most) {
        OptimizerSession session = new OptimizerSession(optimizer, Searches.definition(space, most));
        List<Trial> ended = new ArrayList<>();
        Suggestion last = session.ask(0, Searches.history(ended), null);
        while (last instanceof Suggestion.Run run && ended.size() < most) {
            double x = run.configuration().getDouble("x");
            Outcome outcome = new Outcome.Finished(x * x - x);
            ended.add(new Trial(
                    ended.size(), 0, run.configuration(), 1, outcome.state(), "", List.of(), Curve.empty(), outcome));
            last = session.ask(ended.size(), Searches.history(ended), null);
        }
        return last;
    }

    @ParameterizedTest
    @CsvSource({"20, 4, 4.0712177215", "50, 10, 5.1707665997"})
    void boundsOfTheRegretWidenWithTrialsAndDimensions(int n, int d, double beta) {
        assertThat(RegretBound.beta(n, d)).isCloseTo(beta, within(1e-9));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> GaussianProcessSettings.DEFAULT.withInitialTrials(2))
                .hasMessage("Gaussian process setting initialTrials is 2, must be 3 or more");
        assertThatThrownBy(() -> GaussianProcessSettings.DEFAULT.withRegretBound(Double.NaN))
                .hasMessageContaining("regretBound is NaN");
    }
}

package dev.luthier.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalysisTest {
    private static final SearchSpace SPACE = SearchSpace.builder()
            .logUniform("rate", 1e-4, 1)
            .choice("kernel", "linear", "rbf")
            .uniform("noise", 0, 1)
            .build();

    @Test
    void saysWhichParametersMatterOnTheirOwnScale() {
        Analysis analysis = Analysis.of(definition(), randomTrials(300));

        List<Importance> shares = analysis.varianceShares();

        assertThat(shares).extracting(Importance::parameter).startsWith("rate", "kernel");
        assertThat(shares.get(2).share()).isLessThan(0.02);
        assertThat(shares.stream().mapToDouble(Importance::share).sum()).isBetween(0.9, 1.0);
    }

    @Test
    void showsHowTheMetricDependsOnAParameter() {
        Analysis analysis = Analysis.of(definition(), randomTrials(300));

        Marginal kernel = analysis.marginals().get(1);

        assertThat(kernel.parameter()).isEqualTo("kernel");
        assertThat(kernel.points()).extracting(Marginal.Point::value).containsExactly("linear", "rbf");
        double difference =
                kernel.points().get(0).mean() - kernel.points().get(1).mean();
        assertThat(difference).isCloseTo(1, within(0.1));
    }

    @Test
    void staysSilentWithTooFewTrials() {
        Analysis analysis = Analysis.of(definition(), randomTrials(Analysis.FEWEST_TRIALS - 1));

        assertThat(analysis.varianceShares()).isEmpty();
        assertThat(analysis.marginals()).isEmpty();
        assertThat(analysis.earlyRanks()).isEmpty();
    }

    @Test
    void looksAtTheTrialsOfItsTaskOnly() {
        List<Trial> trials = new ArrayList<>(randomTrials(20));
        trials.replaceAll(trial -> new Trial(
                trial.number(),
                1,
                trial.configuration(),
                trial.resource(),
                trial.state(),
                "",
                trial.attempts(),
                trial.curve(),
                trial.outcome()));

        assertThat(Analysis.of(definition(), trials).varianceShares()).isEmpty();
    }

    /** Ranks at step 1 are 1 2 3 4 5, at the end 2 1 4 3 5: rho is 1 - 6·4 / (5·24). */
    @Test
    void tellsHowEarlyRanksAgreeWithTheEnd() {
        double[] early = {0.1, 0.2, 0.3, 0.4, 0.5};
        double[] end = {0.02, 0.01, 0.04, 0.03, 0.05};
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < early.length; i++) {
            Curve curve = Curve.of(List.of(new Report(1, early[i]), new Report(2, end[i])));
            trials.add(trial(i, curve, new Outcome.Finished(end[i]), 100));
        }

        List<EarlyRanks> ranks = Analysis.of(definition(), trials).earlyRanks();

        assertThat(ranks).extracting(EarlyRanks::step).containsExactly(1L, 2L);
        assertThat(ranks.get(0).correlation()).isCloseTo(0.8, within(1e-12));
        assertThat(ranks.get(0).bestKept()).isEqualTo(1);
        assertThat(ranks.get(1).correlation()).isCloseTo(1, within(1e-12));
    }

    /** The best at the end is the worst at step 1, and the best from step 2 on. */
    @Test
    void stoppingIsSafeFromTheStepOnWhereTheBestIsInTheBetterHalf() {
        List<Trial> late = new ArrayList<>();
        List<Trial> never = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            double first = i == 0 ? 9 : i;
            late.add(trial(i, curve(first, i, i, i), new Outcome.Finished(i), 100));
            never.add(trial(i, curve(first, first, first, i), new Outcome.Finished(i), 100));
        }

        assertThat(Analysis.of(definition(), late).safeFrom()).hasValue(2);
        assertThat(Analysis.of(definition(), never).safeFrom()).isEmpty();
        assertThat(Analysis.of(definition(), List.of()).safeFrom()).isEmpty();
    }

    private static Curve curve(double... values) {
        List<Report> reports = new ArrayList<>();
        for (double value : values) {
            reports.add(new Report(reports.size() + 1, value));
        }
        return Curve.of(reports);
    }

    @Test
    void equalValuesShareTheirRank() {
        assertThat(Ranks.of(new double[] {3, 1, 3, 2})).containsExactly(3.5, 1, 3.5, 2);
        assertThat(Ranks.correlation(new double[] {1, 1}, new double[] {1, 2})).isNaN();
    }

    @Test
    void countsWhatTheStoppedTrialsWouldHaveTakenAtTheirPace() {
        Curve toFive = Curve.of(List.of(new Report(5, 0.5)));
        List<Trial> trials = List.of(
                trial(0, Curve.of(List.of(new Report(10, 0.1))), new Outcome.Finished(0.1), 1_000),
                trial(1, toFive, new Outcome.Stopped("median"), 600),
                trial(2, Curve.empty(), new Outcome.Stopped("median"), 50));

        TimeSaved saved = Analysis.of(definition(), trials).timeSaved();

        assertThat(saved).isEqualTo(new TimeSaved(1_650, 600, 2, 1));
        assertThat(saved.share()).isCloseTo(600 / 2250.0, within(1e-12));
    }

    private static List<Trial> randomTrials(int count) {
        RandomStream random = RandomStream.of(11);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Configuration configuration = SPACE.sample(random);
            double off = Math.log10(configuration.getDouble("rate")) + 2;
            double loss = off * off + (configuration.getString("kernel").equals("rbf") ? 0 : 1);
            trials.add(trial(i, configuration, Curve.empty(), new Outcome.Finished(loss), 10));
        }
        return trials;
    }

    private static Trial trial(int number, Curve curve, Outcome outcome, long millis) {
        return trial(number, Configuration.of(), curve, outcome, millis);
    }

    private static Trial trial(int number, Configuration configuration, Curve curve, Outcome outcome, long millis) {
        Attempt attempt = new Attempt(1, "slot 0", 10, 0, millis, "over");
        TrialState state = outcome.state();
        return new Trial(number, 0, configuration, 10, state, "", List.of(attempt), curve, outcome);
    }

    private static Definition definition() {
        Named none = new Named("none");
        return new Definition(
                "analysis",
                "loss",
                Direction.MINIMIZE,
                List.of(new Task("first", SPACE), new Task("second", SPACE)),
                none,
                none,
                Budget.ofTrials(10),
                Limits.DEFAULT,
                1);
    }
}

package dev.luthier.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.provenance.TrainingCode;
import dev.luthier.run.LocalSlots;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DigitsTest {

    @Test
    void searchFindsMoreThanTheDefaults() throws IOException {
        DigitsOptions options = DigitsOptions.parse("--trials", "30", "--rounds", "20", "--quiet");
        Split split = Split.stratified(options.table(), 1);
        Trial defaults = SingleRun.run(options, split, BoostedTrees.DEFAULTS);

        var result = Digits.tune(options, split, LocalSlots.of(2));

        assertThat(result.ending().isRegular()).isTrue();
        assertThat(result.trials()).hasSize(30);
        assertThat(result.bestMetric()).isLessThan(defaults.metric().orElseThrow());
    }

    @Test
    void singleRunReportsEveryRoundAndRepeats() throws IOException {
        DigitsOptions options = DigitsOptions.parse("--rounds", "10");
        Split split = Split.stratified(options.table(), 1);
        BoostedTrees trees = new BoostedTrees(0.3, 3, 1, 0.7, 0.7, 1, 0);

        Trial first = SingleRun.run(options, split, trees);
        Trial second = SingleRun.run(options, split, trees);

        assertThat(first.curve().size()).isEqualTo(10);
        assertThat(first.curve().value(9)).isLessThan(first.curve().value(0));
        assertThat(first.outcome()).isEqualTo(second.outcome());
        assertThat(first.curve()).isEqualTo(second.curve());
    }

    @Test
    void trainingIsFoundAgainByItsNameAndDoesTheSame() throws Exception {
        DigitsOptions options = DigitsOptions.parse("--rounds", "5");
        BoostedTrees trees = new BoostedTrees(0.3, 3, 1, 0.7, 0.7, 1, 0);
        String name = TrainingCode.of(new DigitsTraining(), BoostedTrees.class).toString();
        DigitsTraining found = Class.forName(name)
                .asSubclass(DigitsTraining.class)
                .getDeclaredConstructor()
                .newInstance();

        Trial byName = Digits.experiment(options, found).runOnce(trees);
        Trial onTables = SingleRun.run(options, Split.stratified(options.table(), 1), trees);

        assertThat(byName.curve()).isEqualTo(onTables.curve());
        assertThat(byName.outcome()).isEqualTo(onTables.outcome());
    }

    @Test
    void onlyTheUsualRowsAreFoundByName() {
        assertThat(DigitsOptions.parse().hasUsualSplit()).isTrue();
        assertThat(DigitsOptions.parse("--seed", "2").hasUsualSplit()).isFalse();
    }

    @Test
    void lossAndAccuracyAreThoseOfTheScoredRows() throws Exception {
        Split split = Split.stratified(Table.bundled("digits.csv.gz"), 1);

        try (Boosting untrained =
                new Boosting(BoostedTrees.DEFAULTS.parameters(), 1, split.training(), split.validation())) {
            // before the first round every class has the probability of one tenth
            assertThat(untrained.logLoss()).isCloseTo(Math.log(10), within(1e-5));
            assertThat(untrained.accuracy()).isCloseTo(0.1, within(0.02));
        }
    }

    @Test
    void finishedTrialCarriesItsAccuracy() throws IOException {
        DigitsOptions options = DigitsOptions.parse("--rounds", "20");
        Split split = Split.stratified(options.table(), 1);

        Trial trial = SingleRun.run(options, split, BoostedTrees.DEFAULTS);

        assertThat(trial.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Finished.class,
                        finished -> assertThat(finished.more().get("accuracy")).isBetween(0.9, 1.0));
    }
}

package dev.luthier.optimizers.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MarginTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final double[] TWO_AND_PRIOR = {1, 1, 1};
    private static final Odds EVEN = new Odds(1);

    @Test
    void choiceIsWorthTheProbabilityByItsShares() {
        Margin margin = new Margin(new Axis.Choice(4));

        margin.add(sample(0.125, 0.125), sample(0.875, 0.375), new Odds(0.5));

        // of 3 each, and two others to one good
        assertThat(margin.at(0.125)).isCloseTo(Math.log(1.125 / (1.125 + 0.25)), EXACT);
        assertThat(margin.at(0.375)).isCloseTo(Math.log(0.125 / (0.125 + 1.25)), EXACT);
        assertThat(margin.at(0.625)).isCloseTo(Math.log(1 / 3.0), EXACT);
    }

    @Test
    void sumsTheLogarithmsOfSeveralThresholds() {
        Margin margin = new Margin(new Axis.Choice(2));

        margin.add(sample(0.25, 0.25), sample(0.75, 0.75), EVEN);
        margin.add(sample(0.25, 0.75), sample(0.75, 0.75), EVEN);

        assertThat(margin.at(0.25)).isCloseTo(Math.log(5 / 6.0) + Math.log(3 / 4.0), EXACT);
    }

    @Test
    void isHighWhereGoodTrialsAreAndTheOthersAreNot() {
        Margin margin = new Margin(new Axis.Continuous());

        margin.add(sample(0.2, 0.3), sample(0.7, 0.9), EVEN);

        assertThat(margin.at(0.25)).isGreaterThan(Math.log(0.6));
        assertThat(margin.at(0.8)).isLessThan(Math.log(0.4));
        assertThat(margin.at(0.0)).isLessThan(margin.at(0.25));
    }

    @Test
    void sameSetsSayNoMoreThanTheOdds() {
        Margin margin = new Margin(new Axis.Continuous());

        margin.add(sample(0.2, 0.3), sample(0.2, 0.3), new Odds(0.25));

        for (double coordinate : new double[] {0, 0.001, 0.25, 0.5, 0.999, 1}) {
            assertThat(margin.at(coordinate)).isCloseTo(Math.log(0.2), EXACT);
        }
    }

    @Test
    void mirroredTrialsGiveTheMirroredProbability() {
        Margin margin = new Margin(new Axis.Continuous());
        Margin mirrored = new Margin(new Axis.Continuous());

        margin.add(sample(0.2, 0.33), sample(0.7, 1), EVEN);
        mirrored.add(sample(0.8, 0.67), sample(0.3, 0), EVEN);

        for (double coordinate : new double[] {0, 0.1, 0.5, 0.77}) {
            assertThat(margin.at(coordinate)).isCloseTo(mirrored.at(1 - coordinate), EXACT);
        }
    }

    private static Sample sample(double... coordinates) {
        return new Sample(coordinates, TWO_AND_PRIOR);
    }
}

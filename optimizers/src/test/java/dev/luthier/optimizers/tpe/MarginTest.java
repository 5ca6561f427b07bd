package dev.luthier.optimizers.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MarginTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final double[] TWO_AND_PRIOR = {1, 1, 1};

    @Test
    void choiceIsWorthTheRatioOfItsShares() {
        Margin margin = new Margin(new Axis.Choice(4));

        margin.add(sample(0.125, 0.125), sample(0.875, 0.375));

        assertThat(margin.at(0.125)).isCloseTo(Math.log(2.25 / 0.25), EXACT); // of 3 each
        assertThat(margin.at(0.375)).isCloseTo(Math.log(0.25 / 1.25), EXACT);
        assertThat(margin.at(0.625)).isZero();
    }

    @Test
    void sumsTheLogarithmsOfSeveralThresholds() {
        Margin margin = new Margin(new Axis.Choice(2));

        margin.add(sample(0.25, 0.25), sample(0.75, 0.75));
        margin.add(sample(0.25, 0.75), sample(0.75, 0.75));

        assertThat(margin.at(0.25)).isCloseTo(Math.log(5) + Math.log(3), EXACT);
    }

    @Test
    void isHighWhereGoodTrialsAreAndTheOthersAreNot() {
        Margin margin = new Margin(new Axis.Continuous());

        margin.add(sample(0.2, 0.3), sample(0.7, 0.9));

        assertThat(margin.at(0.25)).isGreaterThan(0.5);
        assertThat(margin.at(0.8)).isLessThan(-0.5);
        assertThat(margin.at(0.0)).isLessThan(margin.at(0.25));
    }

    @Test
    void sameSetsSayNothing() {
        Margin margin = new Margin(new Axis.Continuous());

        margin.add(sample(0.2, 0.3), sample(0.2, 0.3));

        for (double coordinate : new double[] {0, 0.001, 0.25, 0.5, 0.999, 1}) {
            assertThat(margin.at(coordinate)).isCloseTo(0, EXACT);
        }
    }

    @Test
    void mirroredTrialsGiveTheMirroredRatio() {
        Margin margin = new Margin(new Axis.Continuous());
        Margin mirrored = new Margin(new Axis.Continuous());

        margin.add(sample(0.2, 0.33), sample(0.7, 1));
        mirrored.add(sample(0.8, 0.67), sample(0.3, 0));

        for (double coordinate : new double[] {0, 0.1, 0.5, 0.77}) {
            assertThat(margin.at(coordinate)).isCloseTo(mirrored.at(1 - coordinate), EXACT);
        }
    }

    private static Sample sample(double... coordinates) {
        return new Sample(coordinates, TWO_AND_PRIOR);
    }
}

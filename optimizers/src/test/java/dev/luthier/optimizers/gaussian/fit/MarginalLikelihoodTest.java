package dev.luthier.optimizers.gaussian.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.optimizers.gaussian.Examples;
import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.input.Rows;
import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import dev.luthier.random.RandomStream;
import dev.luthier.space.SearchSpace;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginalLikelihoodTest {
    private static final Offset<Double> EXACT = within(1e-9);

    private static Observations example() {
        Inputs inputs = Examples.line();
        Rows rows = new Rows(inputs.width(), 3);
        for (double place : Examples.places()) {
            rows.append(Examples.at(place));
        }
        return new Observations(inputs, rows, Examples.scores(), new double[3]);
    }

    @Test
    void valueAndGradientAreThoseOfTheExample() {
        MarginalLikelihood likelihood = new MarginalLikelihood(example(), 0, false);
        double[] gradient = new double[4];

        double value = likelihood.at(MarginalLikelihood.logs(Examples.SETTINGS), gradient);

        assertThat(value).isCloseTo(3.66434199656654, EXACT);
        assertThat(gradient[0]).isCloseTo(0.18555396740, EXACT);
        assertThat(gradient[1]).isCloseTo(0.73945393105, EXACT);
        assertThat(gradient[2]).isCloseTo(0.00525361111, EXACT);
        assertThat(gradient[3]).isZero();
    }

    @Test
    void gradientAgreesWithDifferencesOnAMixedSpace() {
        Observations observations = mixed(12);
        MarginalLikelihood likelihood = new MarginalLikelihood(observations, 0.5, true);
        double[] at = {-0.9, -0.3, 0.2, -0.6, 0.3, -2.5, -1.2};
        double[] gradient = new double[at.length];
        double[] ignored = new double[at.length];
        likelihood.at(at, gradient);

        for (int i = 0; i < at.length; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double difference = (likelihood.at(up, ignored) - likelihood.at(down, ignored)) / 2e-5;
            assertThat(gradient[i]).as("derivative %d", i).isCloseTo(difference, within(1e-6));
        }
    }

    private static Observations mixed(int n) {
        Inputs inputs = new Inputs(SearchSpace.builder()
                .choice("kind", "a", "b", "c")
                .uniform("x", 0, 1)
                .integer("k", 1, 9)
                .when("kind")
                .is("a", then -> then.uniform("z", 0, 1))
                .build());
        RandomStream random = RandomStream.of(11);
        Rows rows = new Rows(inputs.width(), n);
        double[] scores = new double[n];
        double[] extraNoise = new double[n];
        for (int i = 0; i < n; i++) {
            rows.append(inputs.features(inputs.space().sample(random)));
            scores[i] = random.nextGaussian();
            extraNoise[i] = i % 3 == 0 ? 0.25 : 0;
        }
        return new Observations(inputs, rows, scores, extraNoise);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.2047867", "2, 0.2896121", "6, 0.5016229", "20, 0.9158339", "100, 2.0478668"})
    void priorOfTheLengthScaleGrowsWithTheDimension(int dimensions, double mode) {
        assertThat(new Prior(dimensions).lengthMode()).isCloseTo(mode, within(1e-7));
    }

    @Test
    void withoutObservationsThePriorDecides() {
        Inputs inputs = new Inputs(SearchSpace.builder()
                .uniform("a", 0, 1)
                .uniform("b", 0, 1)
                .uniform("c", 0, 1)
                .uniform("d", 0, 1)
                .uniform("e", 0, 1)
                .uniform("f", 0, 1)
                .build());
        Observations nothing = new Observations(inputs, new Rows(inputs.width(), 1), new double[0], new double[0]);
        Hyperparameters start = new Hyperparameters(new double[] {1, 1, 1, 1, 1, 1}, 2, 0.5, 0.1, 0);

        Hyperparameters found = new HyperparameterFit(6, 0).refit(nothing, start);

        assertThat(found.lengthScales()[0]).isCloseTo(0.5016, within(0.02));
        assertThat(found.noise()).isCloseTo(0.006738, within(0.0005));
        assertThat(found.signal()).isCloseTo(1, within(0.02));
    }

    @Test
    void identicalPointsDoNotBreakTheFit() {
        Inputs inputs = Examples.line();
        Rows rows = new Rows(inputs.width(), 30);
        double[] scores = new double[30];
        for (int i = 0; i < 30; i++) {
            rows.append(Examples.at(0.5));
            scores[i] = i % 2;
        }

        Hyperparameters found = new HyperparameterFit(1, 0).fit(new Observations(inputs, rows, scores, new double[30]));

        assertThat(found.noise()).isGreaterThan(0.1);
    }
}

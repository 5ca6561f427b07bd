package dev.luthier.optimizers.gaussian.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.optimizers.gaussian.Examples;
import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.input.Rows;
import dev.luthier.random.RandomStream;
import dev.luthier.space.SearchSpace;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PosteriorTest {
    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void correlationAndItsSlopeAreFiniteAtZero() {
        assertThat(Kernel.correlation(0)).isEqualTo(1);
        assertThat(Kernel.correlation(0.25)).isCloseTo(0.8286491424, EXACT);
        assertThat(Kernel.correlation(1)).isCloseTo(0.5239941088, EXACT);
        assertThat(Kernel.correlation(4)).isCloseTo(0.1386602191, EXACT);
        assertThat(Kernel.correlationSlope(0)).isCloseTo(-5.0 / 6, EXACT);
        assertThat(Kernel.correlationSlope(0.25)).isCloseTo(-0.5770264050, EXACT);
        assertThat(Kernel.correlationSlope(1)).isCloseTo(-0.2882201939, EXACT);
        assertThat(Kernel.correlationSlope(4)).isCloseTo(-0.0520896771, EXACT);
    }

    @Test
    void weightsAreThoseOfTheExample() {
        assertThat(Examples.posterior().weights(0))
                .containsExactly(new double[] {-1.111596595751, 0.825918707942, -0.069855170250}, EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, -0.2611102272024169, 0.25791630071768223, 4.772125201841303, -0.055243397325505",
        "0.75, 0.40531880282556465, 0.2265588077681847, -1.4611270090, -1.2581336625",
    })
    void meanVarianceAndTheirSlopes(double x, double mean, double variance, double byMean, double byVariance) {
        Prediction prediction = Examples.posterior().prediction().at(Examples.at(x));

        assertThat(prediction.mean()).isCloseTo(mean, EXACT);
        assertThat(prediction.variance()).isCloseTo(variance, EXACT);
        assertThat(prediction.gradient(new double[] {1}, 0, 0)[0]).isCloseTo(byMean, EXACT);
        assertThat(prediction.gradient(new double[] {0}, 0, 1)[0]).isCloseTo(byVariance, EXACT);
    }

    @Test
    void varianceIsThatOfTheScoreWithoutNoise() {
        Prediction prediction = Examples.posterior().prediction().at(Examples.at(0.5));

        assertThat(prediction.mean()).isCloseTo(0.4917408129205807, EXACT);
        assertThat(prediction.variance()).isCloseTo(0.00989226913176422, EXACT);
        assertThat(Examples.posterior().meanAtObserved(1, 0.5, 0)).isCloseTo(0.4917408129205807, EXACT);
    }

    @Test
    void appendsTheRowOfTheExample() {
        Posterior posterior = Examples.posterior();

        posterior.addRunning(Examples.at(0.3));

        assertThat(posterior.factor().get(3, 0)).isCloseTo(0.793922990609, EXACT);
        assertThat(posterior.factor().get(3, 1)).isCloseTo(0.551325989097, EXACT);
        assertThat(posterior.factor().get(3, 2)).isCloseTo(-0.088372156312, EXACT);
        assertThat(posterior.factor().get(3, 3)).isCloseTo(0.5176063182743, EXACT);
    }

    @Test
    void appendsTheSamePlaceTwice() {
        Posterior posterior = Examples.posterior();

        posterior.addRunning(Examples.at(0.5));

        assertThat(posterior.factor().get(3, 3)).isCloseTo(0.14103995579893036, EXACT);
    }

    @Test
    void runningTrialsLowerTheVarianceAndLeaveTheMean() {
        Posterior posterior = Examples.posterior();
        assertThat(posterior.prediction().at(Examples.at(0.35)).variance()).isCloseTo(0.2216951072859, EXACT);

        posterior.addRunning(Examples.at(0.3));

        Prediction near = posterior.prediction().at(Examples.at(0.35));
        assertThat(near.mean()).isCloseTo(-0.0257082253805, EXACT);
        assertThat(near.variance()).isCloseTo(0.0207020635378, EXACT);
        assertThat(near.observedVariance()).isCloseTo(0.2216951072859, EXACT);
        assertThat(posterior.prediction().at(Examples.at(0.75)).variance()).isCloseTo(0.2095245277187, EXACT);
    }

    @Test
    void orderOfRunningTrialsMeansNothing() {
        Posterior one = Examples.posterior();
        Posterior other = Examples.posterior();
        one.addRunning(Examples.at(0.3));
        one.addRunning(Examples.at(0.7));
        other.addRunning(Examples.at(0.7));
        other.addRunning(Examples.at(0.3));

        Prediction a = one.prediction().at(Examples.at(0.42));
        Prediction b = other.prediction().at(Examples.at(0.42));

        assertThat(a.mean()).isEqualTo(b.mean());
        assertThat(a.variance()).isCloseTo(b.variance(), within(1e-12));
    }

    @Test
    void observingForgetsRunningTrials() {
        Posterior posterior = Examples.posterior();
        posterior.addRunning(Examples.at(0.3));

        posterior.observe(Examples.at(0.3), 0);

        assertThat(posterior.size()).isEqualTo(4);
        assertThat(posterior.observed()).isEqualTo(4);
    }

    private static Posterior mixed(Inputs inputs, RandomStream random) {
        Hyperparameters settings = new Hyperparameters(new double[] {0.4, 0.7, 0.9, 0.6}, 1.3, 0.2, 0.01, 0.4);
        Posterior posterior = new Posterior(new Kernel(inputs, settings));
        double[] scores = new double[20];
        double[] failures = new double[20];
        for (int i = 0; i < scores.length; i++) {
            posterior.observe(inputs.features(inputs.space().sample(random)), 0);
            scores[i] = random.nextGaussian();
            failures[i] = -random.nextDouble();
        }
        posterior.setTargets(scores, failures);
        posterior.addRunning(inputs.features(inputs.space().sample(random)));
        return posterior;
    }

    private static Inputs mixedInputs() {
        return new Inputs(SearchSpace.builder()
                .choice("kind", "a", "b", "c")
                .uniform("x", 0, 1)
                .logUniform("y", 1e-3, 1)
                .when("kind")
                .is("a", then -> then.uniform("z", 0, 1))
                .build());
    }

    @Test
    void manyPointsAtOnceGiveWhatOneAtATimeGives() {
        Inputs inputs = mixedInputs();
        RandomStream random = RandomStream.of(3);
        Posterior posterior = mixed(inputs, random);
        Rows points = new Rows(inputs.width(), 1);
        for (int i = 0; i < 150; i++) {
            points.append(inputs.features(inputs.space().sample(random)));
        }

        Predictions exact = Predictions.of(posterior, points);
        Predictions screening = Predictions.screening(posterior, points);

        for (int i = 0; i < points.size(); i++) {
            Prediction single = posterior.prediction().at(points.row(i));
            assertThat(exact.mean(0, i)).isCloseTo(single.mean(), EXACT);
            assertThat(exact.mean(1, i)).isCloseTo(single.mean(1), EXACT);
            assertThat(exact.variance(i)).isCloseTo(single.variance(), EXACT);
            assertThat(exact.observedVariance(i)).isCloseTo(single.observedVariance(), EXACT);
            assertThat(screening.mean(0, i)).isCloseTo(single.mean(), EXACT);
            assertThat(screening.variance(i)).isGreaterThan(single.variance() - 1e-9);
        }
    }
}

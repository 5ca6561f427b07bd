package dev.luthier.optimizers.gaussian.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.optimizers.gaussian.Examples;
import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import dev.luthier.optimizers.gaussian.model.Kernel;
import dev.luthier.optimizers.gaussian.model.Posterior;
import dev.luthier.optimizers.gaussian.model.Prediction;
import dev.luthier.random.RandomStream;
import dev.luthier.space.SearchSpace;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcquisitionTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final double THRESHOLD = 0.4917408129205807;

    @ParameterizedTest
    @CsvSource({"0.3, -4.204481739153984", "0.5, -3.3329999472721", "0.75, -1.9221426230443"})
    void logExpectedImprovementOfTheExample(double x, double value) {
        Surface surface = new Surface(Examples.posterior(), new LogExpectedImprovement(0.5), List.of());

        assertThat(surface.value(new double[] {x})).isCloseTo(value, EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "0.7, 1.3396545161, 0.4801854121",
        "0.35, 0.2332795849, -2.6763827710",
        "0, -0.3047958316, -12.3724878599",
    })
    void confidenceBoundAndExplorationOfTheExample(double x, double bound, double exploration) {
        Posterior posterior = Examples.posterior();
        posterior.addRunning(Examples.at(0.3));

        Prediction prediction = posterior.prediction().at(Examples.at(x));
        assertThat(prediction.mean() + 1.8 * Math.sqrt(prediction.variance())).isCloseTo(bound, EXACT);
        assertThat(new Surface(posterior, new PureExploration(THRESHOLD, 0.5, 10), List.of()).value(new double[] {x}))
                .isCloseTo(exploration, EXACT);
    }

    @Test
    void boundAndCostOfTheExample() {
        Feasibility bound = new Feasibility(Examples.posterior(), 0);
        Cheapness price = new Cheapness(Examples.posterior(), 1);

        assertThat(-1.9221426230443 + bound.value(0.2, 0.4)).isCloseTo(-2.2910890383, EXACT);
        assertThat(-4.2 + price.value(-StrictMath.log(12.5), 1)).isCloseTo(-6.725728644, EXACT);
    }

    @Test
    void valuesOfManyPointsAreThoseOfEach() {
        Inputs inputs = inputs();
        RandomStream random = RandomStream.of(12);
        Surface surface = new Surface(
                posterior(inputs, random),
                new LogExpectedImprovement(0.8),
                List.of(new Feasibility(posterior(inputs, random), 0.3)));
        List<double[]> units = Stream.generate(
                        () -> inputs.space().encode(inputs.space().sample(random)))
                .limit(100)
                .toList();

        double[] values = surface.values(units);

        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isCloseTo(surface.value(units.get(i)), EXACT);
        }
    }

    @Test
    void slopesAgreeWithDifferences() {
        Inputs inputs = inputs();
        RandomStream random = RandomStream.of(9);
        Posterior posterior = posterior(inputs, random);
        List<Acquisition> acquisitions = List.of(
                new LogExpectedImprovement(0.8),
                new LogExpectedImprovement(30),
                new PureExploration(3, 0.5, 10),
                new ConfidenceBound(1.5),
                new Indifferent());
        List<Factor> factors =
                List.of(new Feasibility(posterior(inputs, random), 0.3), new Cheapness(posterior(inputs, random), 0.7));
        for (Acquisition acquisition : acquisitions) {
            Surface surface = new Surface(posterior, acquisition, factors);
            for (int i = 0; i < 20; i++) {
                assertSlopes(surface, inputs.space().encode(inputs.space().sample(random)));
            }
        }
    }

    private static void assertSlopes(Surface surface, double[] unit) {
        surface.value(unit);
        double[] gradient = surface.gradient(unit);
        boolean[] active = surface.inputs().active(unit);
        for (int i = 0; i < unit.length; i++) {
            if (!active[i] || !surface.inputs().axis(i).isContinuous()) {
                continue;
            }
            double[] up = unit.clone();
            double[] down = unit.clone();
            up[i] += 1e-6;
            down[i] -= 1e-6;
            double difference = (surface.value(up) - surface.value(down)) / (up[i] - down[i]);
            assertThat(gradient[i]).isCloseTo(difference, within(1e-5 * (1 + Math.abs(difference))));
        }
        assertThat(gradient[0]).as("unordered").isZero();
    }

    private static Inputs inputs() {
        return new Inputs(SearchSpace.builder()
                .choice("kind", "a", "b", "c")
                .uniform("x", 0, 1)
                .logUniform("y", 1e-3, 1)
                .when("kind")
                .is("a", then -> then.uniform("z", 0, 1))
                .build());
    }

    private static Posterior posterior(Inputs inputs, RandomStream random) {
        Hyperparameters settings = new Hyperparameters(new double[] {0.4, 0.7, 0.9, 0.6}, 1.3, 0.2, 0.01, 0.4);
        Posterior posterior = new Posterior(new Kernel(inputs, settings));
        double[] scores = new double[20];
        double[] failures = new double[20];
        for (int i = 0; i < scores.length; i++) {
            posterior.observe(inputs.features(inputs.space().sample(random)), 0);
            scores[i] = random.nextGaussian();
            failures[i] = i % 5 == 0 ? -1 : 0;
        }
        posterior.setTargets(scores, failures);
        posterior.addRunning(inputs.features(inputs.space().sample(random)));
        return posterior;
    }

    @Test
    void scaleOfTheScoresMeansNothingToTheImprovement() {
        Posterior posterior = Examples.posterior();
        Posterior scaled = new Posterior(
                new Kernel(Examples.line(), new Hyperparameters(new double[] {0.3}, 1.2 * 9, 0, 0.09, 0)));
        for (double place : Examples.places()) {
            scaled.observe(Examples.at(place), 0);
        }
        scaled.setTargets(new double[] {3 * -1 + 7, 3 * 0.5 + 7, 3 * 0.2 + 7});
        double[] unshifted = {3 * -1, 3 * 0.5, 3 * 0.2};
        scaled.setTargets(unshifted);

        double one = new Surface(posterior, new LogExpectedImprovement(0.5), List.of()).value(new double[] {0.6});
        double other = new Surface(scaled, new LogExpectedImprovement(1.5), List.of()).value(new double[] {0.6});

        assertThat(other - StrictMath.log(3)).isCloseTo(one, EXACT);
    }

    @Test
    void valueAtAnObservedPointIsFiniteWithoutNoise() {
        Posterior posterior =
                new Posterior(new Kernel(Examples.line(), new Hyperparameters(new double[] {0.3}, 1.2, 0, 1e-6, 0)));
        posterior.observe(Examples.at(0.5), 0);
        posterior.setTargets(new double[] {1});

        assertThat(new Surface(posterior, new LogExpectedImprovement(1), List.of()).value(new double[] {0.5}))
                .isFinite();
    }

    @Test
    void searchFindsTheLargestValueOfAMixedSpace() {
        Inputs inputs = inputs();
        RandomStream random = RandomStream.of(4);
        Posterior posterior = posterior(inputs, random);
        Surface surface = new Surface(posterior, new LogExpectedImprovement(0.8), List.of());

        Proposal found = new AcquisitionSearch(surface, Box.unit(inputs.dimensions()), random)
                .proposals(List.of(inputs.space().encode(inputs.space().sample(random))))
                .get(0);

        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 20_000; i++) {
            best = Math.max(
                    best, surface.value(inputs.space().encode(inputs.space().sample(random))));
        }
        assertThat(found.value()).isGreaterThan(best - 1e-3);
        assertThat(surface.value(inputs.space().encode(inputs.space().decode(found.unit()))))
                .as("at the configuration itself")
                .isCloseTo(found.value(), within(1e-9));
    }

    @Test
    void searchStaysInItsBox() {
        Inputs inputs = Examples.line();
        Surface surface = new Surface(Examples.posterior(), new LogExpectedImprovement(0.5), List.of());
        Box box = new Box(new double[] {0.1}, new double[] {0.2});

        List<Proposal> proposals =
                new AcquisitionSearch(surface, box, RandomStream.of(1)).proposals(List.of(new double[] {0.15}));

        assertThat(inputs.dimensions()).isEqualTo(1);
        assertThat(proposals).allMatch(proposal -> proposal.unit()[0] >= 0.1 && proposal.unit()[0] <= 0.2);
    }

    @Test
    void searchLooksOnlyAtTheChoicesOfItsBox() {
        Inputs inputs = inputs();
        RandomStream random = RandomStream.of(6);
        Surface surface = new Surface(posterior(inputs, random), new LogExpectedImprovement(0.8), List.of());
        Box everywhere = Box.unit(inputs.dimensions());
        int unordered = IntStream.range(0, inputs.dimensions())
                .filter(i -> !inputs.axis(i).isOrdered())
                .findFirst()
                .orElseThrow();
        double[] known = inputs.space().encode(inputs.space().sample(random));
        double[] others = inputs.axis(unordered).alternatives(known[unordered]);
        everywhere.choices()[unordered] = others;

        List<Proposal> proposals =
                new AcquisitionSearch(surface, everywhere, random).proposals(List.of(everywhere.nearest(known)));

        assertThat(everywhere.offers(known)).isFalse();
        assertThat(proposals).allMatch(proposal -> everywhere.offers(proposal.unit()));
    }
}

package dev.luthier.optimizers.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The numbers are those of the classes of Optuna 5.0. */
class ParzenEstimatorTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final SearchSpace UNIT =
            SearchSpace.builder().uniform("x", 0, 1).build();

    @Test
    void isOnlyThePriorWithoutObservations() {
        ParzenEstimator estimator = over(UNIT);

        assertThat(logDensity(estimator, UNIT, .25)).isCloseTo(0.009727800491, EXACT);
        assertThat(logDensity(estimator, UNIT, .9)).isCloseTo(-0.039022199509, EXACT);
    }

    @Test
    void isAsWideAsTheFartherEndAroundALoneObservation() {
        ParzenEstimator estimator = over(UNIT, List.of(.3));

        assertThat(logDensity(estimator, UNIT, .25)).isCloseTo(0.063212738978, EXACT);
        assertThat(logDensity(estimator, UNIT, .9)).isCloseTo(-0.139321679721, EXACT);
    }

    @Test
    void doesNotDependOnTheOrderOfYoungObservations() {
        ParzenEstimator sorted = over(UNIT, List.of(.1), List.of(.2), List.of(.6), List.of(.65));
        ParzenEstimator shuffled = over(UNIT, List.of(.65), List.of(.1), List.of(.6), List.of(.2));

        for (ParzenEstimator estimator : List.of(sorted, shuffled)) {
            assertThat(logDensity(estimator, UNIT, .25)).isCloseTo(0.131796930053, EXACT);
            assertThat(logDensity(estimator, UNIT, .62)).isCloseTo(0.113930459152, EXACT);
        }
    }

    @Test
    void keepsALeastWidthAroundEqualObservations() {
        ParzenEstimator estimator = over(UNIT, List.of(.4), List.of(.4), List.of(.4));

        assertThat(logDensity(estimator, UNIT, .4)).isCloseTo(0.583408530793, EXACT);
        assertThat(logDensity(estimator, UNIT, .41)).isCloseTo(0.582476969026, EXACT);
    }

    @Test
    void isADensityOfTheLogarithmOnALogScale() {
        SearchSpace space = SearchSpace.builder().logUniform("x", 1e-5, 1e-1).build();
        ParzenEstimator estimator = over(space, List.of(1e-3), List.of(1e-2));

        double logLength = Math.log(Math.log(1e-1) - Math.log(1e-5));

        assertThat(logDensity(estimator, space, 2e-3) - logLength).isCloseTo(-1.901954142866, EXACT);
    }

    @Test
    void givesWholeNumbersTheProbabilityOfTheirInterval() {
        SearchSpace space = SearchSpace.builder().integer("x", 1, 10).build();
        ParzenEstimator estimator = over(space, List.of(3), List.of(7));

        assertThat(logDensity(estimator, space, 3)).isCloseTo(-2.231153498, EXACT);
        assertThat(logDensity(estimator, space, 5)).isCloseTo(-2.163172022, EXACT);
        assertThat(logDensity(estimator, space, 10)).isCloseTo(-2.593565790, EXACT);
    }

    @Test
    void favoursObservedChoices() {
        SearchSpace space = SearchSpace.builder().choice("x", "a", "b", "c").build();
        ParzenEstimator estimator = over(space, List.of("a"), List.of("a"), List.of("c"));

        assertThat(logDensity(estimator, space, "a")).isCloseTo(-0.741937345, EXACT);
        assertThat(logDensity(estimator, space, "b")).isCloseTo(-1.658228077, EXACT);
        assertThat(logDensity(estimator, space, "c")).isCloseTo(-1.098612289, EXACT);
    }

    @Test
    void mixesWholeObservationsAndNotAxisByAxis() {
        SearchSpace space =
                SearchSpace.builder().uniform("x", 0, 1).choice("c", "a", "b").build();
        ParzenEstimator estimator = over(space, List.of(.3, "b"), List.of(.8, "a"));

        assertThat(logDensity(estimator, space, .35, "b")).isCloseTo(-0.581607721517, EXACT);
    }

    @Test
    void isHighWhereGoodTrialsAreAndTheOthersAreNot() {
        ParzenEstimator good = over(UNIT, List.of(.3));
        ParzenEstimator others = over(UNIT, List.of(.8), List.of(.55));
        Comparison comparison = new Comparison(good, others, Odds.of(1, 2));

        assertThat(comparison.logProbability(new double[] {.1})).isCloseTo(logProbability(0.830196866306), EXACT);
        assertThat(comparison.logProbability(new double[] {.3})).isCloseTo(logProbability(0.329487659662), EXACT);
        assertThat(comparison.logProbability(new double[] {.5})).isCloseTo(logProbability(-0.144288240566), EXACT);
    }

    /** Two good trials to three others, the priors included. */
    private static double logProbability(double logRatio) {
        return -Math.log1p(1.5 * Math.exp(-logRatio));
    }

    @Test
    void distributesAllProbabilityOverTheValues() {
        List<SearchSpace> spaces = List.of(
                SearchSpace.builder().integer("x", 1, 10).build(),
                SearchSpace.builder().logInteger("x", 1, 10).build(),
                SearchSpace.builder().logInteger("x", 1, 5000).build(),
                SearchSpace.builder().quantized("x", 0, 1, 0.1).build(),
                SearchSpace.builder().logQuantized("x", .5, 20, 1).build(),
                SearchSpace.builder().ordinal("x", 1, 2, 4, 8).build(),
                SearchSpace.builder().choice("x", "a", "b", "c").build());

        for (SearchSpace space : spaces) {
            Parameter parameter = space.parameter("x");
            List<Object> values = parameter.grid(5000);
            ParzenEstimator estimator =
                    over(space, List.of(values.get(0)), List.of(values.get(2)), List.of(values.get(2)));

            double total = values.stream()
                    .mapToDouble(value -> Math.exp(logDensity(estimator, space, value)))
                    .sum();

            assertThat(total).as("%s", parameter).isCloseTo(1, EXACT);
        }
    }

    @Test
    void staysFiniteInManyDimensions() {
        var builder = SearchSpace.builder();
        IntStream.range(0, 200).forEach(i -> builder.uniform("x" + i, 0, 1));
        SearchSpace space = builder.build();
        Object[] low = Stream.generate(() -> 1e-9).limit(200).toArray();
        Object[] high = Stream.generate(() -> 1.0).limit(200).toArray();

        ParzenEstimator estimator = over(space, List.of(low), List.of(low), List.of(low));

        assertThat(logDensity(estimator, space, high)).isFinite();
    }

    @Test
    void drawsAsOftenAsItsDensitySays() {
        ParzenEstimator estimator = over(UNIT, List.of(.1), List.of(.2), List.of(.6), List.of(.65));
        RandomStream random = RandomStream.of(5);
        int draws = 20_000;
        int[] counts = new int[10];

        for (int i = 0; i < draws; i++) {
            counts[(int) Math.min(9, estimator.draw(random)[0] * 10)]++;
        }

        for (int cell = 0; cell < 10; cell++) {
            double probability = 0;
            for (int i = 0; i < 100; i++) {
                probability += Math.exp(estimator.logDensity(new double[] {(cell + (i + .5) / 100) / 10})) / 1000;
            }
            assertThat(counts[cell] / (double) draws).isCloseTo(probability, within(0.012));
        }
    }

    @Test
    void letsOldObservationsFade() {
        double[] weights = AgeWeights.of(30, 1);

        assertThat(Arrays.copyOf(weights, 6))
                .containsExactly(new double[] {1 / 30.0, .275, .5166666667, .7583333333, 1, 1}, within(1e-9));
        assertThat(Arrays.copyOfRange(weights, 5, 31)).containsOnly(1);
        assertThat(AgeWeights.of(24, 1)).hasSize(25).containsOnly(1);
    }

    /** Of observations from the oldest to the newest, with the widths and the prior of the original. */
    private static ParzenEstimator over(SearchSpace space, List<?>... observations) {
        int n = observations.length;
        int[] rows = IntStream.range(0, n).toArray();
        List<Kernels> kernels = new ArrayList<>();
        for (int axis = 0; axis < space.dimensions().size(); axis++) {
            Parameter parameter = space.dimensions().get(axis);
            int place = axis;
            double[] coordinates = Arrays.stream(observations)
                    .mapToDouble(observation -> parameter.encode(observation.get(place)))
                    .toArray();
            kernels.add(new KernelMemory(Axis.of(parameter)).kernels(rows, coordinates, Bandwidth.standard(n), 1));
        }
        return new ParzenEstimator(kernels, AgeWeights.of(n, 1));
    }

    private static double logDensity(ParzenEstimator estimator, SearchSpace space, Object... values) {
        double[] point = new double[values.length];
        Arrays.setAll(point, axis -> space.dimensions().get(axis).encode(values[axis]));
        return estimator.logDensity(point);
    }
}

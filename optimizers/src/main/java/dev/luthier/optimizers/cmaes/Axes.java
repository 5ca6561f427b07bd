package dev.luthier.optimizers.cmaes;

import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which dimensions of a space are numbers, for the normal distribution, and which are choices. Immutable. */
@SuppressWarnings("ArrayRecordComponent") // only read, and never compared
record Axes(SearchSpace space, int[] numbers, int[] choices) {

    static Axes of(SearchSpace space) {
        return new Axes(space, ofKind(space, false), ofKind(space, true));
    }

    private static int[] ofKind(SearchSpace space, boolean choice) {
        return IntStream.range(0, space.dimensions().size())
                .filter(dimension -> isChoice(space.dimensions().get(dimension)) == choice)
                .toArray();
    }

    // Two values need no order: the nearer one is simply the likelier one.
    private static boolean isChoice(Parameter parameter) {
        return parameter instanceof Parameter.Finite finite
                && (!finite.isOrdered() || finite.values().size() == 2);
    }

    int dimensions() {
        return space.dimensions().size();
    }

    /** Whether all numbers are continuous. */
    boolean isContinuous() {
        return numbers.length > 0 && cells().stream().allMatch(Optional::isEmpty);
    }

    List<Optional<Cells>> cells() {
        return IntStream.of(numbers)
                .mapToObj(dimension -> Cells.of(space.dimensions().get(dimension)))
                .toList();
    }

    /** How many values each choice has. */
    int[] counts() {
        return IntStream.of(choices)
                .map(dimension ->
                        (int) space.dimensions().get(dimension).count().orElseThrow())
                .toArray();
    }

    /** The point of the unit cube. */
    double[] unit(double[] numeric, int[] chosen) {
        double[] unit = new double[dimensions()];
        for (int j = 0; j < numbers.length; j++) {
            unit[numbers[j]] = Math.min(1, Math.max(0, numeric[j]));
        }
        int[] counts = counts();
        for (int k = 0; k < choices.length; k++) {
            unit[choices[k]] = (chosen[k] + 0.5) / counts[k];
        }
        return unit;
    }

    /** The coordinates of a trial's numbers; NaN where inactive. */
    double[] numbersOf(Trial trial) {
        double[] unit = space.encode(trial.configuration());
        boolean[] active = space.active(trial.configuration());
        return IntStream.of(numbers)
                .mapToDouble(dimension -> active[dimension] ? unit[dimension] : Double.NaN)
                .toArray();
    }

    /** The indices of a trial's choices; -1 where inactive. */
    int[] choicesOf(Trial trial) {
        double[] unit = space.encode(trial.configuration());
        boolean[] active = space.active(trial.configuration());
        int[] counts = counts();
        return IntStream.range(0, choices.length)
                .map(k -> active[choices[k]] ? (int) (unit[choices[k]] * counts[k]) : -1)
                .toArray();
    }
}

package dev.luthier.optimizers.tpe;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of the space: all of it, or what has one value of one choice. Now and then a suggestion is for one part only, for a
 * choice other than the best trial's, and compares the trials there among themselves. Without that, a choice that is easy to
 * get right wins early against a better one that takes some trials to tune, and is never left again. While there are few
 * trials in it, those of the whole space tell more.
 *
 * @param dimension of the choice; -1 for the whole space
 * @param coordinate that stands for its value
 */
record Branch(int dimension, double coordinate) {
    static final Branch WHOLE = new Branch(-1, 0);

    /** More often costs more where the first choice was right, less often finds the right one too late. */
    private static final int EVERY = 4;

    /** Before, hardly any choice was tried with numbers that suit it. */
    private static final int FIRST = 20;

    /** With so many trials in a part, those of the whole space count half as much. */
    private static final double FEW = 3;

    /** The part to look at: mostly the whole space. */
    static Branch of(SearchSpace space, TrialTable table, long suggestion, RandomStream random) {
        int[] choices =
                suggestion >= FIRST && suggestion % EVERY == EVERY - 1 ? choices(space.dimensions()) : new int[0];
        if (choices.length == 0) {
            return WHOLE;
        }
        int dimension = choices[random.nextInt(choices.length)];
        double best = table.coordinate(table.best(), dimension);
        Axis axis = Axis.of(space.dimensions().get(dimension));
        return new Branch(dimension, axis.step(best, 0, random));
    }

    /** Those that are always active. */
    private static int[] choices(List<Parameter> dimensions) {
        return IntStream.range(0, dimensions.size())
                .filter(i ->
                        dimensions.get(i).conditions().isEmpty() && Axis.of(dimensions.get(i)) instanceof Axis.Choice)
                .toArray();
    }

    /** Whether the trial of that row is in this part. */
    boolean holds(TrialTable table, int row) {
        return dimension < 0 || table.coordinate(row, dimension) == coordinate;
    }

    /** How much the trials of the whole space count beside those in this part. */
    double weightOfWhole(int trialsWithin) {
        return FEW / (FEW + trialsWithin);
    }

    /** Moves a point of these dimensions into this part. */
    void enter(double[] point, int[] dimensions) {
        for (int axis = 0; axis < dimensions.length; axis++) {
            if (dimensions[axis] == dimension) {
                point[axis] = coordinate;
            }
        }
    }
}

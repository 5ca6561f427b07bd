package dev.luthier.optimizers.halving;

import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** With which loss the ended trials came to the rungs, by their curves; a cache that follows the endings. Not thread-safe. */
final class Arrivals {
    private final RungLevels levels;
    private final Direction direction;
    private final List<SortedLosses> rungs = new ArrayList<>();
    private final Map<Integer, Integer> highestRung = new HashMap<>();
    private int seen;
    private @Nullable Trial lastSeen;

    /** Numbers in ascending order. */
    private static final class SortedLosses {
        private double[] losses = new double[16];
        private int size;

        void add(double loss) {
            if (size == losses.length) {
                losses = Arrays.copyOf(losses, 2 * size);
            }
            int at = countBelow(loss);
            System.arraycopy(losses, at, losses, at + 1, size - at);
            losses[at] = loss;
            size++;
        }

        int countBelow(double loss) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (losses[middle] < loss) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    Arrivals(RungLevels levels, Direction direction) {
        this.levels = levels;
        this.direction = direction;
        for (int rung = 0; rung < levels.top(); rung++) {
            rungs.add(new SortedLosses());
        }
    }

    /** Whether these endings go on from those taken in before. */
    @SuppressWarnings(
            "ReferenceEquality") // a history hands out the same trials again; comparing curves would take long
    boolean fits(RungLevels itsLevels, Direction itsDirection, List<Trial> ended) {
        return direction == itsDirection
                && levels.asList().equals(itsLevels.asList())
                && ended.size() >= seen
                && (seen == 0 || ended.get(seen - 1) == lastSeen);
    }

    void update(List<Trial> ended) {
        for (; seen < ended.size(); seen++) {
            lastSeen = ended.get(seen);
            add(lastSeen);
        }
    }

    long level(int rung) {
        return levels.level(rung);
    }

    int count(int rung) {
        return rungs.get(rung).size;
    }

    int countBelow(double loss, int rung) {
        return rungs.get(rung).countBelow(loss);
    }

    /** Whether no earlier ending of that trial counts at that rung. */
    boolean isNew(int trial, int rung) {
        return highestRung.getOrDefault(trial, -1) < rung;
    }

    boolean hasCome(Curve curve, int rung) {
        return curve.lastStep() >= levels.level(rung);
    }

    /** By the first report at or above the rung's level; NaN is the worst. */
    double loss(Curve curve, int rung) {
        double loss = direction.loss(curve.value(curve.countUpTo(levels.level(rung) - 1)));
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    /** The step of the report before the newest; below every rung if there is none. */
    static long stepBefore(Curve curve) {
        return curve.size() < 2 ? -1 : curve.step(curve.size() - 2);
    }

    private void add(Trial trial) {
        int highest = Math.min(levels.rungWithin(trial.curve().lastStep()), levels.top() - 1);
        int known = highestRung.getOrDefault(trial.number(), -1);
        for (int rung = known + 1; rung <= highest; rung++) {
            rungs.get(rung).add(loss(trial.curve(), rung));
        }
        highestRung.put(trial.number(), Math.max(known, highest));
    }
}

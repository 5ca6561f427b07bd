package dev.luthier.optimizers.halving.rung;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The resources at which trials are compared, from the least to that of a full training. Immutable. */
public final class RungLevels {
    /** A level this close to the full resource, by rounding, is the full resource. */
    private static final double TOLERANCE = 1e-12;

    private final long[] levels;

    private RungLevels(long[] levels) {
        this.levels = levels;
    }

    /**
     * The levels {@code least}, {@code least · eta}, {@code least · eta²} … below {@code most}, rounded, and {@code most}. By
     * multiplication: a logarithm would miss a level of 243 = 3⁵.
     *
     * @param least at least 1
     * @param most at least {@code least}
     * @param eta above 1
     */
    public static RungLevels of(long least, long most, double eta) {
        List<Long> levels = new ArrayList<>();
        for (double level = least; level < most * (1 - TOLERANCE); level *= eta) {
            long rounded = Math.round(level);
            boolean isNew = levels.isEmpty() || rounded > levels.get(levels.size() - 1);
            if (isNew && rounded < most) {
                levels.add(rounded);
            }
        }
        levels.add(most);
        return new RungLevels(levels.stream().mapToLong(Long::longValue).toArray());
    }

    /**
     * The levels {@code most}, {@code most / eta}, {@code most / eta²} … down to {@code least}, rounded.
     *
     * @param least at least 1
     * @param most at least {@code least}
     * @param eta above 1
     */
    public static RungLevels downFrom(long most, long least, double eta) {
        List<Long> levels = new ArrayList<>();
        for (double level = most; level >= least * (1 - TOLERANCE); level /= eta) {
            long rounded = Math.round(level);
            if (levels.isEmpty() || rounded < levels.get(levels.size() - 1)) {
                levels.add(rounded);
            }
        }
        return new RungLevels(
                levels.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    public int count() {
        return levels.length;
    }

    /** The rung of the full resource. */
    public int top() {
        return levels.length - 1;
    }

    public long level(int rung) {
        return levels[rung];
    }

    /** The highest rung whose level is at most {@code resource}; -1 if there is none. */
    public int rungWithin(long resource) {
        int found = Arrays.binarySearch(levels, resource);
        return found >= 0 ? found : -found - 2;
    }

    public List<Long> asList() {
        return Arrays.stream(levels).boxed().toList();
    }
}

package dev.luthier.optimizers.halving.rung;

import dev.luthier.optimizers.halving.rung.Rung.Place;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The highest rung that trials may be promoted to. In PASHA it is low at first, and grows by one when the order of the trials
 * that came to the two highest rungs allowed differs by more than their noise. A cache that follows the history; not
 * thread-safe.
 */
public final class GrowingTop {
    private static final double SHARE = 0.9;

    private final RungLevels levels;
    private final Direction direction;
    private final List<TreeMap<Integer, Double>> losses = new ArrayList<>();
    private final List<Double> noise = new ArrayList<>();
    private final List<Trial> arrived = new ArrayList<>();
    private int top;
    private int seen;

    public GrowingTop(RungLevels levels, Direction direction, boolean isProgressive) {
        this.levels = levels;
        this.direction = direction;
        this.top = isProgressive ? Math.min(1, levels.top()) : levels.top();
        for (int rung = 0; rung < levels.count(); rung++) {
            losses.add(new TreeMap<>());
        }
    }

    public int after(List<Trial> history) {
        for (; seen < history.size() && top < levels.top(); seen++) {
            take(history.get(seen));
        }
        return top;
    }

    private void take(Trial trial) {
        int rung = levels.rungWithin(trial.resource());
        if (rung < 0 || !(trial.outcome() instanceof Outcome.Finished finished)) {
            return;
        }
        losses.get(rung).put(trial.number(), direction.loss(finished.metric()));
        if (rung == top) {
            arrived.forEach(other -> addNoise(trial.curve(), other.curve()));
            arrived.add(trial);
        }
        if ((rung == top || rung == top - 1) && isReordered()) {
            top++;
            arrived.clear();
        }
    }

    private boolean isReordered() {
        List<Place> upper = places(top, top - 1);
        List<Place> lower = places(top - 1, top);
        return isReordered(lower, upper, epsilon());
    }

    private List<Place> places(int rung, int andAt) {
        return losses.get(rung).entrySet().stream()
                .filter(entry -> losses.get(andAt).containsKey(entry.getKey()))
                .map(entry -> new Place(entry.getValue(), entry.getKey()))
                .sorted()
                .toList();
    }

    /** Of the same trials at both rungs: whether some place of the upper one is taken by a trial that is not within {@code epsilon} of that place below. */
    public static boolean isReordered(List<Place> lower, List<Place> upper, double epsilon) {
        Map<Integer, Double> below = new HashMap<>();
        lower.forEach(place -> below.put(place.trial(), place.loss()));
        return IntStream.range(0, upper.size()).anyMatch(place -> {
            double its = below.getOrDefault(upper.get(place).trial(), Double.POSITIVE_INFINITY);
            return Math.abs(its - lower.get(place).loss()) > epsilon;
        });
    }

    /** Curves that cross and cross back differ by noise only. */
    private void addNoise(Curve one, Curve other) {
        int crossings = 0;
        double before = 0;
        double last = 0;
        for (int i = 0; i < one.size(); i++) {
            int at = other.countUpTo(one.step(i)) - 1;
            if (at < 0 || other.step(at) != one.step(i)) {
                continue;
            }
            last = one.value(i) - other.value(at);
            crossings += last * before < 0 ? 1 : 0;
            before = last == 0 || Double.isNaN(last) ? before : last;
        }
        if (crossings >= 2 && Double.isFinite(last)) {
            noise.add(Math.abs(last));
        }
    }

    private double epsilon() {
        if (noise.isEmpty()) {
            return 0;
        }
        double[] sorted = noise.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(SHARE * sorted.length) - 1];
    }
}

package dev.luthier.optimizers.gaussian.search;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.numeric.BoxMinimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Climbs from a point to a local optimum over a mixed space: by gradient along the continuous dimensions, by trying other
 * values along the discrete ones, in turns. Only points that stand for a configuration are ever looked at.
 */
final class LocalSearch {
    private static final int ROUNDS = 4;
    private static final BoxMinimizer CLIMB = new BoxMinimizer(1e-3, 30, 40);

    private final Surface surface;
    private final Inputs inputs;
    private final Box box;

    LocalSearch(Surface surface, Box box) {
        this.surface = surface;
        this.inputs = surface.inputs();
        this.box = box;
    }

    Proposal climb(double[] start) {
        Proposal at = new Proposal(start, surface.value(start));
        for (int round = 0; round < ROUNDS; round++) {
            at = alongContinuous(at);
            Proposal changed = alongDiscrete(at);
            if (!(changed.value() > at.value())) {
                break;
            }
            at = changed;
        }
        return at;
    }

    /** Coordinates are divided by the length scale, so that the surface is about as curved in each of them. */
    private Proposal alongContinuous(Proposal from) {
        int[] free = freeDimensions(from.unit());
        if (free.length == 0) {
            return from;
        }
        double[] scales = new double[free.length];
        double[] start = new double[free.length];
        double[] lower = new double[free.length];
        double[] upper = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            scales[i] =
                    Math.min(1, surface.posterior().kernel().hyperparameters().lengthScales()[free[i]]);
            start[i] = from.unit()[free[i]] / scales[i];
            lower[i] = box.lower()[free[i]] / scales[i];
            upper[i] = box.upper()[free[i]] / scales[i];
        }
        BoxMinimizer.Minimum found = CLIMB.minimize(
                (point, gradient) -> {
                    double[] unit = moved(from.unit(), free, scales, point);
                    double value = -surface.value(unit);
                    double[] byUnit = surface.gradient(unit);
                    for (int i = 0; i < free.length; i++) {
                        gradient[i] = -byUnit[free[i]] * scales[i];
                    }
                    return value;
                },
                start,
                lower,
                upper);
        return -found.value() > from.value()
                ? new Proposal(moved(from.unit(), free, scales, found.point()), -found.value())
                : from;
    }

    private int[] freeDimensions(double[] unit) {
        boolean[] active = inputs.active(unit);
        return IntStream.range(0, unit.length)
                .filter(i -> active[i] && inputs.axis(i).isContinuous())
                .toArray();
    }

    private static double[] moved(double[] unit, int[] free, double[] scales, double[] point) {
        double[] moved = unit.clone();
        for (int i = 0; i < free.length; i++) {
            moved[free[i]] = Math.min(1, Math.max(0, point[i] * scales[i]));
        }
        return moved;
    }

    private Proposal alongDiscrete(Proposal from) {
        Proposal best = from;
        for (int dimension = 0; dimension < inputs.dimensions(); dimension++) {
            if (!inputs.axis(dimension).isContinuous() && inputs.active(best.unit())[dimension]) {
                best = bestAlong(dimension, best);
            }
        }
        return best;
    }

    private Proposal bestAlong(int dimension, Proposal from) {
        boolean ordered = inputs.axis(dimension).isOrdered();
        double[] alternatives = inputs.axis(dimension).alternatives(from.unit()[dimension]);
        List<double[]> units = new ArrayList<>();
        for (double alternative : alternatives) {
            if (ordered ? box.contains(dimension, alternative) : box.offers(dimension, alternative)) {
                double[] unit = from.unit().clone();
                unit[dimension] = alternative;
                units.add(unit);
            }
        }
        double[] values = surface.values(units);
        Proposal best = from;
        for (int i = 0; i < values.length; i++) {
            best = values[i] > best.value() ? new Proposal(units.get(i), values[i]) : best;
        }
        return best;
    }
}

package dev.luthier.examples;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An optimizer to copy: the (1+1) evolution strategy with the 1/5 success rule (Rechenberg 1973), here asynchronous.
 *
 * <p>The first suggestions are random. Every later one is the best configuration so far, moved by a normal step in the unit
 * cube. An improvement makes the steps longer, any other ending shorter, so that they keep their length when one in five
 * improves.
 *
 * <p>Best and step are read from the history each time. So there is nothing to rebuild after a restart, and nothing goes
 * wrong when trials end in another order than they were suggested in.
 */
final class HillClimber extends AbstractOptimizer {
    private static final double FIRST_STEP = 0.2;
    private static final double LEAST_STEP = 0.01;
    private static final double LONGER = 1.5;
    private static final double SHORTER = StrictMath.pow(LONGER, -0.25); // four misses undo one success

    private final int randomStarts;

    /** @param randomStarts how many suggestions are random before the climb begins; at least 1 */
    HillClimber(int randomStarts) {
        this.randomStarts = randomStarts;
    }

    @Override
    public String name() {
        return "hill-climber";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("randomStarts", randomStarts);
    }

    @Override
    public List<String> problems(Definition definition) {
        return randomStarts >= 1
                ? List.of()
                : List.of("hill-climber: randomStarts is " + randomStarts + ", must be 1 or more");
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        Trial best = null;
        double step = FIRST_STEP;
        for (Trial trial : history()) {
            boolean improves = trial.isFinished() && (best == null || isBetter(trial, best));
            if (best != null) {
                step = improves ? Math.min(FIRST_STEP, step * LONGER) : Math.max(LEAST_STEP, step * SHORTER);
            }
            best = improves ? trial : best;
        }
        return best == null || suggestionNumber() < randomStarts
                ? run(searchSpace().sample(random()), "random start")
                : run(searchSpace().decode(moved(best, step)), "from trial " + best.number());
    }

    private boolean isBetter(Trial trial, Trial best) {
        return direction().better(trial.metric().orElseThrow(), best.metric().orElseThrow());
    }

    private double[] moved(Trial best, double step) {
        double[] point = searchSpace().encode(best.configuration());
        Arrays.setAll(point, i -> reflected(point[i] + step * random().nextGaussian()));
        return point;
    }

    // A step over the edge comes back inside: stopping at the edge would pile up suggestions there.
    private static double reflected(double coordinate) {
        double folded = Math.abs(coordinate) % 2;
        return folded > 1 ? 2 - folded : folded;
    }
}

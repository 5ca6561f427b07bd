package dev.luthier.optimizers.gaussian.input;

import dev.luthier.space.Condition;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import java.util.Arrays;
import java.util.List;

/** Which dimensions take part at a point of the unit cube, without making a configuration of it. Immutable. */
final class Activity {
    private static final double CENTRE = 0.5;

    /** That the coordinate of an earlier parameter is one of these. */
    @SuppressWarnings("ArrayRecordComponent") // only read, and never compared
    private record Rule(int parent, double[] accepted) {}

    private final Rule[][] rules;
    private final int[] dimensions;
    private final boolean conditional;

    Activity(SearchSpace space) {
        List<Parameter> parameters = space.parameters();
        rules = new Rule[parameters.size()][];
        dimensions = new int[parameters.size()];
        for (int p = 0; p < rules.length; p++) {
            dimensions[p] = space.dimensions().indexOf(parameters.get(p));
            rules[p] = parameters.get(p).conditions().stream()
                    .map(condition -> rule(space, condition))
                    .toArray(Rule[]::new);
        }
        conditional = Arrays.stream(rules).anyMatch(each -> each.length > 0);
    }

    private static Rule rule(SearchSpace space, Condition condition) {
        Parameter parent = space.parameter(condition.parent());
        double[] accepted = condition.accepted().stream()
                .mapToDouble(value -> parent.isConstant() ? CENTRE : parent.encode(value))
                .sorted()
                .toArray();
        return new Rule(space.parameters().indexOf(parent), accepted);
    }

    /** Whether any parameter has a condition. */
    boolean isConditional() {
        return conditional;
    }

    /** For each dimension, whether it is active at a point whose discrete coordinates stand for values. */
    boolean[] at(double[] unit) {
        boolean[] active = new boolean[unit.length];
        if (!conditional) {
            Arrays.fill(active, true);
            return active;
        }
        boolean[] all = new boolean[rules.length];
        for (int p = 0; p < rules.length; p++) {
            all[p] = isActive(p, unit, all);
            if (dimensions[p] >= 0) {
                active[dimensions[p]] = all[p];
            }
        }
        return active;
    }

    private boolean isActive(int p, double[] unit, boolean[] earlier) {
        for (Rule rule : rules[p]) {
            int dimension = dimensions[rule.parent];
            double coordinate = dimension < 0 ? CENTRE : unit[dimension];
            if (!earlier[rule.parent] || Arrays.binarySearch(rule.accepted, coordinate) < 0) {
                return false;
            }
        }
        return true;
    }
}

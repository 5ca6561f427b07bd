package dev.luthier.space;

import dev.luthier.problem.Problems;
import java.util.List;

/** One of several values, listed in their order: numbers such as 1, 2, 4, 8, or texts such as small, medium, large. */
public record OrdinalParameter(String name, List<Object> values, List<Condition> conditions)
        implements Parameter.Finite {

    /** If one number has decimals, all are taken as {@link Double}. */
    public OrdinalParameter {
        values = Configuration.canonicalValues(values);
        if (values.stream().anyMatch(Double.class::isInstance)) {
            values = values.stream()
                    .map(value -> value instanceof Long whole ? (Object) whole.doubleValue() : value)
                    .toList();
        }
        conditions = List.copyOf(conditions);
    }

    @Override
    public OrdinalParameter withConditions(List<Condition> others) {
        return new OrdinalParameter(name, values, others);
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    public void check(Problems problems) {
        SpaceRules.checkValues(values, problems);
        long numbers = values.stream().filter(Number.class::isInstance).count();
        problems.check(numbers == 0 || numbers == values.size(), "numbers and texts have no common order: %s", values);
    }
}

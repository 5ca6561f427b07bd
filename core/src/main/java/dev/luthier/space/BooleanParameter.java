package dev.luthier.space;

import dev.luthier.problem.Problems;
import java.util.List;

/** Yes or no; its values are {@link Boolean}. */
public record BooleanParameter(String name, List<Condition> conditions) implements Parameter.Finite {
    private static final List<Object> VALUES = List.of(false, true);

    public BooleanParameter {
        conditions = List.copyOf(conditions);
    }

    @Override
    public BooleanParameter withConditions(List<Condition> others) {
        return new BooleanParameter(name, others);
    }

    @Override
    public List<Object> values() {
        return VALUES;
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    public void check(Problems problems) {} // nothing can be wrong
}

package dev.luthier.space;

import dev.luthier.problem.Problems;
import java.util.Arrays;
import java.util.List;

/** A value that every configuration has: a text, a number or a boolean. */
public record ConstantParameter(String name, Object value, List<Condition> conditions) implements Parameter.Finite {

    public ConstantParameter {
        value = Configuration.canonical(value);
        conditions = List.copyOf(conditions);
    }

    @Override
    public ConstantParameter withConditions(List<Condition> others) {
        return new ConstantParameter(name, value, others);
    }

    @Override
    public List<Object> values() {
        return List.of(value);
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    public void check(Problems problems) {
        SpaceRules.checkValues(Arrays.asList(value), problems);
    }
}

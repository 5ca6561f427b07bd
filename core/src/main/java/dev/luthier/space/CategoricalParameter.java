package dev.luthier.space;

import dev.luthier.problem.Problems;
import java.util.List;

/** One of several values without an order: texts, numbers or booleans. */
public record CategoricalParameter(String name, List<Object> values, List<Condition> conditions)
        implements Parameter.Finite {

    public CategoricalParameter {
        values = Configuration.canonicalValues(values);
        conditions = List.copyOf(conditions);
    }

    @Override
    public CategoricalParameter withConditions(List<Condition> others) {
        return new CategoricalParameter(name, values, others);
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    public void check(Problems problems) {
        SpaceRules.checkValues(values, problems);
    }
}

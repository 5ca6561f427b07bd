package dev.luthier.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the configurations of discrete parameters, inactive ones left out.
 *
 * <p>Independent groups of parameters multiply; within a group the values of its first parameter are told apart as far as
 * conditions ask, which makes the rest fall into smaller groups. That is quick for trees of conditions.
 */
final class Cardinality {
    private Cardinality() {}

    /** A parameter with those of its conditions that are not decided yet. */
    private record Open(Parameter parameter, List<Condition> conditions) {
        boolean dependsOn(Set<String> names) {
            return conditions.stream().anyMatch(condition -> names.contains(condition.parent()));
        }
    }

    /** @param parentsFirst discrete parameters */
    static BigInteger of(List<Parameter> parentsFirst) {
        return product(parentsFirst.stream()
                .map(parameter -> new Open(parameter, parameter.conditions()))
                .toList());
    }

    private static BigInteger product(List<Open> parameters) {
        return groups(parameters).stream().map(Cardinality::ofGroup).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    private static List<List<Open>> groups(List<Open> parameters) {
        List<List<Open>> groups = new ArrayList<>();
        for (Open parameter : parameters) {
            List<Open> joined = new ArrayList<>();
            groups.removeIf(group -> parameter.dependsOn(names(group)) && joined.addAll(group));
            joined.add(parameter);
            groups.add(joined);
        }
        return groups;
    }

    private static Set<String> names(List<Open> group) {
        Set<String> names = new HashSet<>();
        group.forEach(open -> names.add(open.parameter.name()));
        return names;
    }

    private static BigInteger ofGroup(List<Open> group) {
        Parameter first = group.get(0).parameter;
        List<Open> rest = group.subList(1, group.size());
        Set<Object> decisive = decisiveValues(first, rest);
        BigInteger total = BigInteger.ZERO;
        for (Object value : decisive) {
            total = total.add(product(given(first, Optional.of(value), rest)));
        }
        long others = first.count().orElseThrow() - decisive.size();
        return others == 0
                ? total
                : total.add(product(given(first, Optional.empty(), rest)).multiply(BigInteger.valueOf(others)));
    }

    private static Set<Object> decisiveValues(Parameter parent, List<Open> children) {
        Set<Object> values = new LinkedHashSet<>();
        for (Open child : children) {
            child.conditions.stream()
                    .filter(condition -> condition.parent().equals(parent.name()))
                    .forEach(condition -> values.addAll(condition.accepted()));
        }
        return values;
    }

    /** What is left to count once the parent has this value, or none that a condition names. */
    private static List<Open> given(Parameter parent, Optional<Object> value, List<Open> rest) {
        List<Open> active = new ArrayList<>();
        Set<String> inactive = new HashSet<>();
        for (Open open : rest) {
            List<Condition> undecided = new ArrayList<>(open.conditions);
            undecided.removeIf(condition -> condition.parent().equals(parent.name())
                    && value.filter(condition::accepts).isPresent());
            Open next = new Open(open.parameter, undecided);
            if (next.dependsOn(inactive) || next.dependsOn(Set.of(parent.name()))) {
                inactive.add(open.parameter.name());
            } else {
                active.add(next);
            }
        }
        return active;
    }
}

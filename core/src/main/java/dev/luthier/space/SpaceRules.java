package dev.luthier.space;

import static java.util.Objects.requireNonNull;

import dev.luthier.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What makes a list of parameters a search space. */
final class SpaceRules {
    private final Map<String, Parameter> byName = new LinkedHashMap<>();
    private final Set<String> unsound = new HashSet<>();
    private final Problems problems;

    private SpaceRules(Problems problems) {
        this.problems = problems;
    }

    /**
     * Adds every problem of these parameters; if there is none, answers them with parents before their children and with
     * conditions in their shortest form, so that spaces of the same meaning are equal.
     */
    static List<Parameter> check(List<Parameter> declared, Problems problems) {
        SpaceRules rules = new SpaceRules(problems);
        declared.forEach(rules::checkAlone);
        declared.forEach(rules::checkConditions);
        List<Parameter> ordered = rules.parentsFirst();
        return problems.isEmpty() ? rules.withShortConditions(ordered) : List.of();
    }

    static void checkValues(List<Object> values, Problems problems) {
        problems.check(!values.isEmpty(), "needs at least one value");
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            String text = Configuration.describe(value);
            problems.check(Configuration.isValue(value), "%s is not a finite number, a text or a boolean", text);
            boolean repeated = values.subList(0, i).stream().anyMatch(earlier -> Configuration.same(earlier, value));
            problems.check(!repeated, "value %s is listed twice", text);
        }
    }

    private void checkAlone(Parameter parameter) {
        String name = parameter.name();
        Problems own = new Problems();
        own.check(name != null && !name.isBlank(), "the name must not be empty");
        own.check(!byName.containsKey(name), "the name is used twice");
        parameter.check(own);
        if (!own.isEmpty()) {
            unsound.add(name);
            place(parameter).addAll(own.messages());
        }
        byName.putIfAbsent(name, parameter);
    }

    private void checkConditions(Parameter parameter) {
        for (Condition condition : parameter.conditions()) {
            Problems own = place(parameter).prefixed("condition on '" + condition.parent() + "'");
            own.check(!condition.accepted().isEmpty(), "needs at least one value");
            Parameter parent = byName.get(condition.parent());
            if (parent == null) {
                own.add("there is no such parameter, only %s", byName.keySet());
            } else if (condition.parent().equals(parameter.name())) {
                own.add("a parameter cannot depend on itself");
            } else if (parent instanceof DoubleParameter) {
                own.add("a real number cannot decide; use a choice, an ordinal, a boolean or an integer");
            } else if (!unsound.contains(parent.name())) {
                checkAccepted(condition, parent, own);
            }
        }
    }

    private static void checkAccepted(Condition condition, Parameter parent, Problems problems) {
        for (Object value : condition.accepted()) {
            boolean possible = parent.accept(value).isPresent();
            problems.check(possible, "it is never %s, but %s", Configuration.describe(value), parent.domain());
        }
    }

    private Problems place(Parameter parameter) {
        return problems.prefixed("parameter '" + parameter.name() + "'");
    }

    private List<Parameter> parentsFirst() {
        Map<String, Parameter> ordered = new LinkedHashMap<>();
        byName.values().forEach(parameter -> visit(parameter, new LinkedHashSet<>(), ordered));
        return List.copyOf(ordered.values());
    }

    /** Puts the parameter behind its ancestors; the path holds the descendants from which it was reached. */
    private void visit(Parameter parameter, Set<String> path, Map<String, Parameter> ordered) {
        if (ordered.containsKey(parameter.name())) {
            return;
        }
        path.add(parameter.name());
        for (Condition condition : parameter.conditions()) {
            Parameter parent = byName.get(condition.parent());
            if (parent != null && !path.contains(parent.name())) {
                visit(parent, path, ordered);
            } else if (parent != null && parent != parameter) {
                List<String> steps = List.copyOf(path);
                List<String> circle = steps.subList(steps.indexOf(parent.name()), steps.size());
                place(parameter).add("depends on itself through %s", circle);
            }
        }
        path.remove(parameter.name());
        ordered.put(parameter.name(), parameter);
    }

    /** Also finds conditions that contradict each other or those of a parent. */
    private List<Parameter> withShortConditions(List<Parameter> ordered) {
        Map<String, Map<String, Set<Object>>> required = new LinkedHashMap<>();
        return ordered.stream().map(parameter -> shorten(parameter, required)).toList();
    }

    /** @param required for each earlier parameter, the values that its ancestors must have */
    private Parameter shorten(Parameter parameter, Map<String, Map<String, Set<Object>>> required) {
        Map<String, Set<Object>> own = new LinkedHashMap<>();
        parameter.conditions().forEach(condition -> restrict(own, condition.parent(), canonical(condition)));
        Map<String, Set<Object>> inherited = new LinkedHashMap<>();
        own.keySet().forEach(parent -> restrict(inherited, required.getOrDefault(parent, Map.of())));
        Parameter shortened = parameter.withConditions(shortest(own, inherited));

        restrict(inherited, own);
        inherited.forEach((parent, values) -> place(parameter)
                .check(!values.isEmpty(), "can never be active, its conditions on '%s' contradict", parent));
        required.put(parameter.name(), inherited);
        return shortened;
    }

    /** In the parent's order, because a caller's set may have another order in each JVM. */
    private Set<Object> canonical(Condition condition) {
        Parameter parent = requireNonNull(byName.get(condition.parent()));
        return condition.accepted().stream()
                .map(parent::canonical)
                .sorted(Comparator.comparingDouble(parent::encode))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void restrict(Map<String, Set<Object>> required, Map<String, Set<Object>> further) {
        further.forEach((parent, values) -> restrict(required, parent, values));
    }

    private static void restrict(Map<String, Set<Object>> required, String parent, Set<Object> values) {
        required.computeIfAbsent(parent, name -> new LinkedHashSet<>(values)).retainAll(values);
    }

    /** The conditions that do not follow from those of the parents. */
    private static List<Condition> shortest(Map<String, Set<Object>> own, Map<String, Set<Object>> inherited) {
        List<Condition> conditions = new ArrayList<>();
        own.forEach((parent, values) -> {
            if (!inherited.containsKey(parent) || !values.containsAll(inherited.get(parent))) {
                conditions.add(new Condition(parent, values));
            }
        });
        return conditions;
    }
}

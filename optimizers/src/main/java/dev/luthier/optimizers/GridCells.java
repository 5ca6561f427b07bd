package dev.luthier.optimizers;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Condition;
import dev.luthier.space.Configuration;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The cells of a grid over a search space, numbered without ever being listed: the last parameter changes fastest, and
 * parameters that are inactive make no cells.
 *
 * <p>How many cells there are once the first parameters have their values depends only on those of their values that
 * conditions of later parameters ask for. These counts are remembered; a cell's values follow from them one by one.
 */
final class GridCells {
    private final SearchSpace space;
    private final List<Parameter> parameters;
    private final List<List<Object>> values;
    private final List<Set<String>> decisive = new ArrayList<>();
    private final List<Map<Map<String, Object>, BigInteger>> counts = new ArrayList<>();

    private GridCells(SearchSpace space, Function<Parameter, List<Object>> grid) {
        this.space = space;
        this.parameters = childrenNextToParents(space);
        this.values = parameters.stream().map(grid).toList();
        for (int i = 0; i <= parameters.size(); i++) {
            decisive.add(parentsOf(parameters.subList(i, parameters.size())));
            counts.add(new HashMap<>());
        }
    }

    static GridCells of(SearchSpace space, int resolution) {
        return new GridCells(space, parameter -> parameter.grid(resolution));
    }

    /** A grid in which each configuration of a finite space is a cell. */
    static GridCells ofAllValues(SearchSpace space) {
        return of(space, Integer.MAX_VALUE);
    }

    BigInteger count() {
        return countFrom(0, Map.of());
    }

    /** The configuration of that cell, from 0 to {@link #count()} exclusive. */
    Configuration at(BigInteger cell) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        BigInteger rest = cell;
        for (int i = 0; i < parameters.size(); i++) {
            if (isActive(parameters.get(i), chosen)) {
                rest = choose(i, rest, chosen);
            }
        }
        return inOrderOfSpace(chosen);
    }

    private Configuration inOrderOfSpace(Map<String, Object> chosen) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (Parameter parameter : space.parameters()) {
            Object value = chosen.get(parameter.name());
            if (value != null) {
                ordered.put(parameter.name(), value);
            }
        }
        return Configuration.of(ordered);
    }

    BigInteger next(BigInteger cell) {
        return cell.add(BigInteger.ONE).mod(count());
    }

    /** Any cell, each equally likely. */
    BigInteger randomIndex(RandomStream random) {
        int words = count().bitLength() / Long.SIZE + 2; // a word more than needed: the bias is below 2^-64
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < words; i++) {
            number = number.shiftLeft(Integer.SIZE).add(BigInteger.valueOf(random.nextLong() >>> Integer.SIZE));
            number = number.shiftLeft(Integer.SIZE).add(BigInteger.valueOf(random.nextLong() >>> Integer.SIZE));
        }
        return number.mod(count());
    }

    /** Gives parameter {@code i} its value in that cell, and answers the cell's number among those with that value. */
    private BigInteger choose(int i, BigInteger cell, Map<String, Object> chosen) {
        if (!isDecisiveAfter(i)) {
            BigInteger[] placeAndRest = cell.divideAndRemainder(countFrom(i + 1, chosen));
            chosen.put(parameters.get(i).name(), values.get(i).get(placeAndRest[0].intValueExact()));
            return placeAndRest[1];
        }
        BigInteger rest = cell;
        for (Object value : values.get(i)) {
            chosen.put(parameters.get(i).name(), value);
            BigInteger cells = countFrom(i + 1, chosen);
            if (rest.compareTo(cells) < 0) {
                return rest;
            }
            rest = rest.subtract(cells);
        }
        throw new IllegalStateException(
                "cell=" + cell + " parameter=" + parameters.get(i).name() + " chosen=" + chosen);
    }

    /** How many cells there are for the parameters from {@code i} on, given the values of those before. */
    private BigInteger countFrom(int i, Map<String, Object> chosen) {
        if (i == parameters.size()) {
            return BigInteger.ONE;
        }
        Map<String, Object> deciding = new HashMap<>(chosen);
        deciding.keySet().retainAll(decisive.get(i));
        BigInteger count = counts.get(i).get(deciding);
        if (count == null) {
            count = computeFrom(i, deciding);
            counts.get(i).put(deciding, count);
        }
        return count;
    }

    private BigInteger computeFrom(int i, Map<String, Object> deciding) {
        Parameter parameter = parameters.get(i);
        if (!isActive(parameter, deciding)) {
            return countFrom(i + 1, deciding);
        }
        if (!isDecisiveAfter(i)) {
            return countFrom(i + 1, deciding)
                    .multiply(BigInteger.valueOf(values.get(i).size()));
        }
        BigInteger sum = BigInteger.ZERO;
        for (Object value : values.get(i)) {
            Map<String, Object> chosen = new HashMap<>(deciding);
            chosen.put(parameter.name(), value);
            sum = sum.add(countFrom(i + 1, chosen));
        }
        return sum;
    }

    /** Whether a later parameter asks for the value of parameter {@code i}. */
    private boolean isDecisiveAfter(int i) {
        return decisive.get(i + 1).contains(parameters.get(i).name());
    }

    // A parent that is inactive has no value, which no condition accepts.
    private static boolean isActive(Parameter parameter, Map<String, Object> chosen) {
        return parameter.conditions().stream().allMatch(condition -> {
            Object value = chosen.get(condition.parent());
            return value != null && condition.accepts(value);
        });
    }

    private static Set<String> parentsOf(List<Parameter> parameters) {
        Set<String> parents = new HashSet<>();
        parameters.forEach(parameter ->
                parameter.conditions().stream().map(Condition::parent).forEach(parents::add));
        return parents;
    }

    /** So that few parents' values have to be kept in mind at a time. */
    private static List<Parameter> childrenNextToParents(SearchSpace space) {
        Map<String, Parameter> ordered = new LinkedHashMap<>();
        space.parameters().stream()
                .filter(parameter -> parameter.conditions().isEmpty())
                .forEach(root -> addWithChildren(root, space.parameters(), ordered));
        return List.copyOf(ordered.values());
    }

    private static void addWithChildren(Parameter parameter, List<Parameter> all, Map<String, Parameter> ordered) {
        ordered.put(parameter.name(), parameter);
        for (Parameter child : all) {
            boolean isReady = !ordered.containsKey(child.name())
                    && !child.conditions().isEmpty()
                    && ordered.keySet().containsAll(parentsOf(List.of(child)));
            if (isReady) {
                addWithChildren(child, all, ordered);
            }
        }
    }
}

package dev.luthier.optimizers.gaussian;

import dev.luthier.space.Configuration;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All configurations of a space that is small enough to look at each of them. Immutable. */
final class FiniteSpace {
    private static final long MOST = 2000;

    private final Map<Configuration, double[]> units = new LinkedHashMap<>();

    private FiniteSpace(SearchSpace space) {
        List<List<Object>> values = space.dimensions().stream()
                .map(parameter -> parameter.grid((int) MOST))
                .toList();
        long points = values.stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
        for (long index = 0; index < points; index++) {
            double[] unit = new double[values.size()];
            long rest = index;
            for (int i = 0; i < unit.length; i++) {
                List<Object> own = values.get(i);
                unit[i] = space.dimensions().get(i).encode(own.get((int) (rest % own.size())));
                rest /= own.size();
            }
            Configuration configuration = space.decode(unit);
            units.putIfAbsent(configuration, space.encode(configuration));
        }
    }

    /** Whether the points of the cube can be listed, those that differ in inactive coordinates only included. */
    static boolean isSmall(SearchSpace space) {
        long points = 1;
        for (Parameter parameter : space.dimensions()) {
            if (parameter.count().isEmpty() || parameter.count().getAsLong() > MOST / points) {
                return false;
            }
            points *= parameter.count().getAsLong();
        }
        return true;
    }

    static FiniteSpace of(SearchSpace space) {
        return new FiniteSpace(space);
    }

    Set<Configuration> configurations() {
        return units.keySet();
    }

    /** The points of the configurations that are not among these, in a fixed order. */
    List<double[]> unknown(Set<Configuration> known) {
        return units.entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}

package dev.luthier.optimizers.tpe;

import dev.luthier.space.Condition;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a space in groups that are active together; each group gets densities of its own. */
final class Groups {
    private Groups() {}

    /** The dimensions of each group, parents before their children. */
    static List<int[]> of(SearchSpace space) {
        Map<List<Condition>, List<Integer>> byConditions = new LinkedHashMap<>();
        List<Parameter> dimensions = space.dimensions();
        for (int i = 0; i < dimensions.size(); i++) {
            byConditions
                    .computeIfAbsent(dimensions.get(i).conditions(), conditions -> new ArrayList<>())
                    .add(i);
        }
        return byConditions.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}

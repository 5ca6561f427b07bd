package dev.luthier.matrix;

import dev.luthier.space.SearchSpace;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A model with its search space.
 *
 * @param name what it stands for is known to the training function
 * @param space of its hyperparameters
 * @param types the types of data sets that it can learn from; empty for any
 */
public record Model(String name, SearchSpace space, Set<String> types) {
    public Model {
        types = Collections.unmodifiableSet(new LinkedHashSet<>(types));
    }

    /** Whether it can learn from data sets of this type. */
    public boolean serves(String type) {
        return types.isEmpty() || types.contains(type);
    }
}

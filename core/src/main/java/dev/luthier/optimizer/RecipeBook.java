package dev.luthier.optimizer;

import java.util.List;

/**
 * What a module or a user offers under names that definitions can use. Implementations are found by
 * {@link java.util.ServiceLoader}: their class names are in {@code META-INF/services/dev.luthier.optimizer.RecipeBook}.
 */
public interface RecipeBook {

    default List<Recipe<AbstractOptimizer>> optimizers() {
        return List.of();
    }

    default List<Recipe<AbstractEarlyStop>> earlyStops() {
        return List.of();
    }
}

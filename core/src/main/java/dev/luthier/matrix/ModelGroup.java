package dev.luthier.matrix;

import java.util.List;

/**
 * Models that are applied together.
 *
 * @param name by which applications speak of it
 */
public record ModelGroup(String name, List<Model> models) {
    public ModelGroup {
        models = List.copyOf(models);
    }
}

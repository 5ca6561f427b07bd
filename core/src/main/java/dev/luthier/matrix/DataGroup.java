package dev.luthier.matrix;

import java.util.List;

/**
 * Data sets of one kind.
 *
 * @param name by which applications speak of it
 * @param type what is to be learned from them, as {@code classification} or {@code regression}
 * @param sets their names; what they stand for is known to the training function
 */
public record DataGroup(String name, String type, List<String> sets) {
    public DataGroup {
        sets = List.copyOf(sets);
    }
}

package dev.luthier.ablation.variant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The training with some components left out.
 *
 * @param without the ids of what is left out, sorted
 */
public record Variant(List<String> without) {
    /** With everything. */
    public static final Variant COMPLETE = new Variant(List.of());

    public Variant {
        without = List.copyOf(new TreeSet<>(without));
    }

    /** The variant without exactly these components. */
    public static Variant without(Collection<Component> components) {
        return new Variant(components.stream().map(Component::id).toList());
    }

    /** This variant with one component less. */
    public Variant without(Component component) {
        List<String> less = new ArrayList<>(without);
        less.add(component.id());
        return new Variant(less);
    }

    /** Whether the component is part of it. */
    public boolean keeps(Component component) {
        return !without.contains(component.id());
    }

    @Override
    public String toString() {
        return without.isEmpty() ? "complete" : "without " + String.join(", ", without);
    }
}

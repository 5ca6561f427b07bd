package dev.luthier.optimizers.ablation;

import dev.luthier.ablation.variant.AblationSpace;
import dev.luthier.ablation.variant.Component;
import java.util.ArrayList;
import java.util.List;

/** Components that are neither quite there nor quite gone when another one is. */
final class Overlaps {
    private Overlaps() {}

    /** A sentence for every two that overlap. */
    static List<String> of(AblationSpace space, String ablator) {
        List<Component> components = space.components();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).kind() == Component.Kind.MODEL) {
                problems.add("ablator " + ablator + " cannot serve custom models, but there is " + components.get(i)
                        + ": leave it out, or take loco");
            }
            for (Component other : components.subList(i + 1, components.size())) {
                if (components.get(i).overlaps(other)) {
                    problems.add("ablator " + ablator + " needs components without common members, but " + other
                            + " overlaps " + components.get(i) + ": leave one of them out");
                }
            }
        }
        return problems;
    }
}

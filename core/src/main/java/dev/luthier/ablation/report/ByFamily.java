package dev.luthier.ablation.report;

import dev.luthier.ablation.effect.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order in which effects are shown: by family, in each the largest first, those without a value last. */
final class ByFamily {
    private ByFamily() {}

    static Map<String, List<Effect>> of(List<Effect> effects) {
        Map<String, List<Effect>> families = new LinkedHashMap<>();
        for (Effect effect : effects) {
            families.computeIfAbsent(effect.contrast().family(), each -> new ArrayList<>())
                    .add(effect);
        }
        Comparator<Effect> largestFirst =
                Comparator.comparingDouble(effect -> -effect.estimate().mean());
        families.values().forEach(family -> family.sort(largestFirst)); // stable, and NaN last
        return families;
    }
}

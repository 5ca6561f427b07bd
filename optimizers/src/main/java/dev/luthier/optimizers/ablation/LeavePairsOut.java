package dev.luthier.optimizers.ablation;

import dev.luthier.ablation.AbstractAblator;
import dev.luthier.ablation.effect.Contrast;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.ablation.variant.AblationSpace;
import dev.luthier.ablation.variant.Component;
import dev.luthier.ablation.variant.Measurements;
import dev.luthier.ablation.variant.Variant;
import java.util.ArrayList;
import java.util.List;

/**
 * Leave one component out, and every two. What two components lose together beyond the sum of what each loses alone is their
 * interaction: above 0 each makes up for the other, below 0 each is of use only with the other. Two that have members in
 * common make no pair.
 */
public final class LeavePairsOut extends AbstractAblator {

    public LeavePairsOut(Repeats repeats) {
        super(repeats);
    }

    @Override
    protected List<Contrast> contrasts(AblationSpace space, Measurements found) {
        List<Component> components = space.components();
        List<Contrast> contrasts = new ArrayList<>();
        components.forEach(component -> contrasts.add(Contrast.leaving(component)));
        for (int i = 0; i < components.size(); i++) {
            for (Component other : components.subList(i + 1, components.size())) {
                if (!components.get(i).overlaps(other)) {
                    contrasts.add(interaction(components.get(i), other));
                }
            }
        }
        return contrasts;
    }

    /** (complete - both) - (complete - one) - (complete - other), with complete once on either side taken away. */
    private static Contrast interaction(Component one, Component other) {
        Variant withoutOne = Variant.COMPLETE.without(one);
        Variant withoutOther = Variant.COMPLETE.without(other);
        return new Contrast(
                one.id() + " & " + other.id(),
                Contrast.INTERACTION,
                List.of(withoutOne, withoutOther),
                List.of(Variant.COMPLETE, withoutOne.without(other)));
    }

    @Override
    public String name() {
        return "leave-pairs-out";
    }
}

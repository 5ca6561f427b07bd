package dev.luthier.optimizers.ablation;

import dev.luthier.ablation.AbstractAblator;
import dev.luthier.ablation.effect.Contrast;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.ablation.variant.AblationSpace;
import dev.luthier.ablation.variant.Component;
import dev.luthier.ablation.variant.Measurements;
import dev.luthier.ablation.variant.Variant;
import java.util.List;

/** Only one component in: the variant without any, and that with each one alone. */
public final class OnlyOneIn extends AbstractAblator {
    private static final String NAME = "only-one-in";

    public OnlyOneIn(Repeats repeats) {
        super(repeats);
    }

    @Override
    protected List<Contrast> contrasts(AblationSpace space, Measurements found) {
        return space.components().stream()
                .map(component -> Contrast.effect(component.id(), only(component, space), reference(space)))
                .toList();
    }

    private static Variant only(Component component, AblationSpace space) {
        return Variant.without(space.components().stream()
                .filter(other -> !other.equals(component))
                .toList());
    }

    @Override
    protected Variant reference(AblationSpace space) {
        return Variant.without(space.components());
    }

    @Override
    protected List<String> problems(AblationSpace space) {
        return Overlaps.of(space, NAME);
    }

    @Override
    public String name() {
        return NAME;
    }
}

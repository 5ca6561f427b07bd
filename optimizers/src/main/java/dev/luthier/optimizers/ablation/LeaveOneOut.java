package dev.luthier.optimizers.ablation;

import dev.luthier.ablation.AbstractAblator;
import dev.luthier.ablation.effect.Contrast;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.ablation.variant.AblationSpace;
import dev.luthier.ablation.variant.Measurements;
import java.util.List;

/** Leave one component out: the complete variant, and every component missing once. */
public final class LeaveOneOut extends AbstractAblator {

    public LeaveOneOut(Repeats repeats) {
        super(repeats);
    }

    @Override
    protected List<Contrast> contrasts(AblationSpace space, Measurements found) {
        return space.components().stream().map(Contrast::leaving).toList();
    }

    @Override
    public String name() {
        return "loco";
    }
}

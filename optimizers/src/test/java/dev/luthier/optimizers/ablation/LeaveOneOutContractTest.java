package dev.luthier.optimizers.ablation;

import dev.luthier.ablation.effect.Repeats;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Ablators;

class LeaveOneOutContractTest extends AblatorContract {
    @Override
    protected AbstractOptimizer optimizer() {
        return Ablators.loco(Repeats.of(3).upTo(12));
    }
}

package dev.luthier.optimizers.ablation;

import dev.luthier.ablation.effect.Repeats;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Ablators;

class OnlyOneInContractTest extends AblatorContract {
    @Override
    protected AbstractOptimizer optimizer() {
        return Ablators.onlyOneIn(Repeats.of(3).upTo(12));
    }
}

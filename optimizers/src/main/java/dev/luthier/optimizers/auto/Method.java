package dev.luthier.optimizers.auto;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.gaussian.GaussianProcess;
import dev.luthier.optimizers.tpe.TpeOptimizer;
import java.util.function.Supplier;

/** What there is to choose from. */
enum Method {
    GAUSSIAN_PROCESS(GaussianProcess::new),
    TPE(TpeOptimizer::new);

    private final Supplier<AbstractOptimizer> optimizer;

    Method(Supplier<AbstractOptimizer> optimizer) {
        this.optimizer = optimizer;
    }

    AbstractOptimizer optimizer() {
        return optimizer.get();
    }
}

package dev.luthier.optimizers.auto;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.gaussian.GaussianProcess;
import dev.luthier.optimizers.tpe.TpeOptimizer;

/** What there is to choose from. */
enum Method {
    GAUSSIAN_PROCESS {
        @Override
        AbstractOptimizer optimizer() {
            return new GaussianProcess();
        }
    },
    TPE {
        @Override
        AbstractOptimizer optimizer() {
            return new TpeOptimizer();
        }
    };

    /** A new one, with its default settings. */
    abstract AbstractOptimizer optimizer();
}

package dev.luthier.optimizers.auto;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.gaussian.GaussianProcess;
import dev.luthier.optimizers.pareto.Nsga2;
import dev.luthier.optimizers.pareto.ParEgo;
import dev.luthier.optimizers.tpe.TpeOptimizer;

/** What there is to choose from. */
enum Method {
    GAUSSIAN_PROCESS {
        @Override
        AbstractOptimizer optimizer() {
            return new GaussianProcess();
        }
    },
    PAR_EGO {
        @Override
        AbstractOptimizer optimizer() {
            return new ParEgo();
        }
    },
    NSGA_2 {
        @Override
        AbstractOptimizer optimizer() {
            return new Nsga2(0);
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

package dev.luthier.optimizers.auto;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.gaussian.GaussianProcess;
import dev.luthier.optimizers.halving.Asha;
import dev.luthier.optimizers.halving.AshaSettings;
import dev.luthier.optimizers.pareto.Nsga2;
import dev.luthier.optimizers.pareto.ParEgo;
import dev.luthier.optimizers.quasi.SobolSearch;
import dev.luthier.optimizers.tpe.TpeOptimizer;

/** What there is to choose from. */
enum Method {
    GAUSSIAN_PROCESS {
        @Override
        AbstractOptimizer optimizer() {
            return new GaussianProcess();
        }
    },
    MOBSTER {
        @Override
        AbstractOptimizer optimizer() {
            return Asha.mobster(AshaSettings.DEFAULT);
        }
    },
    ASHA {
        @Override
        AbstractOptimizer optimizer() {
            return new Asha(AshaSettings.DEFAULT, new SobolSearch());
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

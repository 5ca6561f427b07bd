package dev.luthier.benchmarks.quality;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The optimizers that can be measured. */
public final class Contestants {
    private static final Map<String, Supplier<AbstractOptimizer>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("auto", Optimizers::auto);
        ALL.put("gp", Optimizers::gaussianProcess);
        ALL.put("tpe", Optimizers::tpe);
        ALL.put("cma-es", Optimizers::cmaEs);
        ALL.put("differential-evolution", Optimizers::differentialEvolution);
        ALL.put("random-forest", Optimizers::randomForest);
        ALL.put("sobol", Optimizers::sobol);
        ALL.put("latin-hypercube", Optimizers::latinHypercube);
        ALL.put("random", Optimizers::random);
    }

    private Contestants() {}

    /** By name, in the order of the tables. */
    public static Map<String, Supplier<AbstractOptimizer>> all() {
        return ALL;
    }
}

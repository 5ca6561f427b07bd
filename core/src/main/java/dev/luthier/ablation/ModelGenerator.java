package dev.luthier.ablation;

import java.io.Serializable;

/**
 * Builds the model of a variant. One function builds every variant, since it is told what is kept. On Spark it is shipped to
 * the executors with all that it captures.
 */
@FunctionalInterface
public interface ModelGenerator extends Serializable {

    /** A new, untrained model with the layers that are kept. */
    Object generate(Kept kept) throws Exception;
}

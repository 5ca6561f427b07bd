package dev.luthier.djl;

import ai.djl.nn.SequentialBlock;
import java.io.Serializable;

/** Builds a network; shipped to the executors with all that it captures. */
@FunctionalInterface
public interface NetworkSource extends Serializable {

    /** A new network each time, not yet initialized. */
    SequentialBlock network();
}

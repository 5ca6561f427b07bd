package dev.luthier.ablation;

import java.util.List;

/** A model generator that can say which layers its model has without being asked for one. */
public interface LayeredModelGenerator extends ModelGenerator {

    /** The names of all layers from input to output; the first and the last cannot be left out. */
    List<String> layers();
}

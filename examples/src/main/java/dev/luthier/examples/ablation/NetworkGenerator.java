package dev.luthier.examples.ablation;

import dev.luthier.ablation.Kept;
import dev.luthier.ablation.LayeredModelGenerator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds the network of a variant: one function for all of them. */
record NetworkGenerator() implements LayeredModelGenerator {
    /** In this order, which is that of the alphabet. */
    private static final Map<String, Integer> HIDDEN = Map.of("hidden_one", 16, "hidden_two", 8);

    private static final double DROPOUT = 0.1;
    private static final double WEIGHT_DECAY = 1e-3;

    @Override
    public List<String> layers() {
        return List.of("input", "hidden_one", "hidden_two", "output");
    }

    @Override
    public Network generate(Kept kept) {
        Map<String, Integer> hidden = new TreeMap<>(HIDDEN);
        hidden.keySet().removeIf(layer -> !kept.layer(layer));
        return new Network(
                kept.features(),
                hidden,
                kept.component("dropout") ? DROPOUT : 0,
                kept.component("weight_decay") ? WEIGHT_DECAY : 0,
                kept.seed());
    }
}

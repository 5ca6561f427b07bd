package dev.luthier.examples.ablation;

import dev.luthier.ablation.Kept;
import dev.luthier.ablation.LayeredModelGenerator;
import java.util.List;

/** Builds the network of a variant: one function for all of them. */
record NetworkGenerator() implements LayeredModelGenerator {
    private static final List<String> HIDDEN = List.of("hidden_one", "hidden_two");
    private static final double DROPOUT = 0.1;
    private static final double WEIGHT_DECAY = 1e-3;

    @Override
    public List<String> layers() {
        return List.of("input", HIDDEN.get(0), HIDDEN.get(1), "output");
    }

    @Override
    public Network generate(Kept kept) {
        int hidden = (int) HIDDEN.stream().filter(kept::layer).count();
        return new Network(
                kept.features().size(),
                hidden,
                kept.component("dropout") ? DROPOUT : 0,
                kept.component("weight_decay") ? WEIGHT_DECAY : 0,
                kept.seed());
    }
}

package dev.luthier.ablation;

import dev.luthier.ablation.variant.AblationSpace;
import dev.luthier.ablation.variant.Component;
import dev.luthier.ablation.variant.Variant;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A study that can be carried out, as it travels to the slots. Immutable.
 *
 * @param components what is left out
 * @param facts what else the definition says of the study
 * @param features the columns of the data but for the label, as far as they are known
 * @param base builds the model; null if the training function does
 * @param custom build other models, by name
 * @param data gives the data; null if the training function does
 */
public record StudyPlan(
        List<Component> components,
        Map<String, String> facts,
        List<String> features,
        @Nullable ModelGenerator base,
        Map<String, ModelGenerator> custom,
        @Nullable DatasetGenerator data)
        implements Serializable {
    // Apart from everything else that is derived from an experiment's seed.
    private static final long PATH_OF_REPEATS = 0x61626c61;

    /** The switches of the components and the repeats. */
    public SearchSpace space() {
        return AblationSpace.of(components, facts);
    }

    /** What a configuration keeps. */
    public Kept kept(Configuration configuration, long experimentSeed) {
        AblationSpace space = AblationSpace.read(space()).orElseThrow();
        int repeat = space.repeat(configuration);
        Variant variant = space.variant(configuration);
        return new Kept(this, variant, repeat, RandomStream.derive(experimentSeed, PATH_OF_REPEATS, repeat));
    }

    /** The configuration that keeps the same. */
    public Configuration configuration(Kept kept) {
        return AblationSpace.read(space()).orElseThrow().configuration(kept.variant(), kept.repeat());
    }
}

package dev.luthier.optimizers.ablation;

import dev.luthier.ablation.AblationStudy;
import dev.luthier.ablation.AbstractAblator;
import dev.luthier.ablation.Kept;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.Luthier;
import dev.luthier.random.RandomStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * A training whose effects are known: each component adds its own to the metric, each seed its luck to all variants alike, and
 * each variant has some luck of its own beside. Luck is normal.
 */
final class Noisy {
    private static final double COMMON_LUCK = 0.5;

    private final Map<String, Double> effects = new TreeMap<>();
    private final double noise;

    Noisy(double noise) {
        this.noise = noise;
    }

    Noisy with(String component, double effect) {
        effects.put(component, effect);
        return this;
    }

    ExperimentBuilder<Kept> experiment(AbstractAblator ablator, long seed) {
        return Luthier.ablation("noisy", study())
                .maximize("accuracy")
                .optimizer(ablator)
                .seed(seed)
                .quiet();
    }

    AblationStudy study() {
        AblationStudy study = AblationStudy.of("made-up", "label");
        study.components().include(effects.keySet());
        return study;
    }

    double train(Kept kept) {
        double sum = 0.5 + COMMON_LUCK * normal(kept.seed(), 0);
        for (Map.Entry<String, Double> effect : effects.entrySet()) {
            sum += kept.component(effect.getKey()) ? effect.getValue() : 0;
        }
        return sum + noise * normal(kept.seed(), kept.variant().toString().hashCode());
    }

    // G. Box, M. Muller: "A note on the generation of random normal deviates" (1958).
    private static double normal(long seed, long place) {
        RandomStream random = RandomStream.of(seed, place);
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }
}

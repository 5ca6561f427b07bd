package dev.luthier.optimizers.ablation;

import dev.luthier.ablation.variant.AblationSpace;
import dev.luthier.ablation.variant.Component;
import dev.luthier.space.SearchSpace;
import dev.luthier.testkit.OptimizerContract;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The contract of optimizers in spaces that ablators can serve. */
abstract class AblatorContract extends OptimizerContract {
    @Override
    protected Stream<Named<SearchSpace>> spaces() {
        Component fare = Component.single(Component.Kind.FEATURE, "fare");
        Component dropout = Component.single(Component.Kind.SWITCH, "dropout");
        Component dense = new Component(Component.Kind.LAYER, "dense*", List.of("dense_1", "dense_2"));
        return Stream.of(
                Named.of("one component", AblationSpace.of(List.of(fare), Map.of())),
                Named.of(
                        "three components",
                        AblationSpace.of(
                                List.of(fare, dense, dropout), Map.of("dataset", "titanic", "label", "survived"))));
    }

    @Override
    protected int trials() {
        return 100;
    }
}

package dev.luthier.space.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordSpaceTest {
    private enum Activation {
        RELU,
        TANH,
        GELU
    }

    private record Everything(
            @Uniform(min = 0, max = 1) double dropout,
            @Uniform(min = 0, max = 1, step = 0.1) Double momentum,
            @LogUniform(min = 1e-5, max = 1e-1) double lr,
            @LogUniform(min = 1, max = 9, step = 2) double decay,
            @IntRange(min = 1, max = 8) int layers,
            @IntRange(min = 32, max = 512, step = 32) Integer units,
            @IntRange(min = 1, max = 1024, log = true) long width,
            @Choice({"rbf", "poly"}) String kernel,
            @Choice({"1", "3"}) int stride,
            @Ordinal({"16", "32", "64"}) long batch,
            @Ordinal({"small", "large"}) String size,
            Activation activation,
            @Choice({"RELU", "GELU"}) Activation last,
            @Ordinal Activation ranked,
            boolean bias,
            @Constant("7") int seed,
            @Constant("v1") String version,

            @Named("label-smoothing") @Uniform(min = 0, max = 0.2)
            double labelSmoothing) {}

    private sealed interface Model {}

    private sealed interface Neural extends Model {}

    private record Tree(@IntRange(min = 1, max = 12) int depth) implements Model {}

    private record Baseline() implements Model {}

    @Named("net")
    private record Network(@IntRange(min = 1, max = 4) int depth, Optimizer optimizer, Head head) implements Neural {}

    private record Optimizer(
            @LogUniform(min = 1e-4, max = 1) double lr, boolean nesterov) {}

    private sealed interface Head {}

    private record Linear() implements Head {}

    private record Mlp(@Ordinal({"8", "16"}) int width) implements Head {}

    private record Study(
            Model model, @IntRange(min = 0, max = 9) int fold) {}

    private record Range(
            @Uniform(min = 0, max = 1) double low,
            @Uniform(min = 0, max = 1) double high) {
        Range {
            if (low > high) {
                throw new IllegalArgumentException("low must not be above high");
            }
        }
    }

    private static final RecordSpace<Study> STUDY = RecordSpace.of(Study.class);

    @Test
    void equalsTheSpaceWrittenByHand() {
        SearchSpace byHand = SearchSpace.builder()
                .uniform("dropout", 0, 1)
                .quantized("momentum", 0, 1, 0.1)
                .logUniform("lr", 1e-5, 1e-1)
                .logQuantized("decay", 1, 9, 2)
                .integer("layers", 1, 8)
                .integer("units", 32, 512, 32)
                .logInteger("width", 1, 1024)
                .choice("kernel", "rbf", "poly")
                .choice("stride", 1, 3)
                .ordinal("batch", 16, 32, 64)
                .ordinal("size", "small", "large")
                .choice("activation", "RELU", "TANH", "GELU")
                .choice("last", "RELU", "GELU")
                .ordinal("ranked", "RELU", "TANH", "GELU")
                .bool("bias")
                .constant("seed", 7)
                .constant("version", "v1")
                .uniform("label-smoothing", 0, 0.2)
                .build();

        assertThat(RecordSpace.of(Everything.class).space()).isEqualTo(byHand).hasSameHashCodeAs(byHand);
    }

    @Test
    void turnsNestedRecordsAndSealedInterfacesIntoConditions() {
        SearchSpace byHand = SearchSpace.builder()
                .choice("model", "net", "Tree", "Baseline")
                .when("model")
                .is(
                        "net",
                        net -> net.integer("model.net.depth", 1, 4)
                                .logUniform("model.net.optimizer.lr", 1e-4, 1)
                                .bool("model.net.optimizer.nesterov")
                                .choice("model.net.head", "Linear", "Mlp")
                                .when("model.net.head")
                                .is("Mlp", mlp -> mlp.ordinal("model.net.head.Mlp.width", 8, 16)))
                .when("model")
                .is("Tree", tree -> tree.integer("model.Tree.depth", 1, 12))
                .integer("fold", 0, 9)
                .build();

        assertThat(STUDY.space()).isEqualTo(byHand);
    }

    @Test
    void makesTheObjectOfAConfiguration() {
        Configuration configuration = Configuration.of(
                "model",
                "net",
                "model.net.depth",
                2,
                "model.net.optimizer.lr",
                0.1,
                "model.net.optimizer.nesterov",
                true,
                "model.net.head",
                "Mlp",
                "model.net.head.Mlp.width",
                16,
                "fold",
                3);

        assertThat(STUDY.toObject(configuration))
                .isEqualTo(new Study(new Network(2, new Optimizer(0.1, true), new Mlp(16)), 3));
        assertThat(STUDY.toObject(configuration.with("model.net.head", "Linear").without("model.net.head.Mlp.width")))
                .isEqualTo(new Study(new Network(2, new Optimizer(0.1, true), new Linear()), 3));
        assertThat(STUDY.toObject(Configuration.of("model", "Baseline", "fold", 0)))
                .isEqualTo(new Study(new Baseline(), 0));
    }

    @Test
    void returnsToEveryConfiguration() {
        long seed = 17;
        RecordSpace<Everything> everything = RecordSpace.of(Everything.class);
        Set<Class<?>> models = new HashSet<>();

        for (int number = 0; number < 300; number++) {
            Configuration study = STUDY.space().sample(RandomStream.of(seed, number));
            Configuration flat = everything.space().sample(RandomStream.of(seed, number));

            String place = "seed " + seed + ", number " + number;
            assertThat(STUDY.toConfiguration(STUDY.toObject(study))).as(place).isEqualTo(study);
            assertThat(everything.toConfiguration(everything.toObject(flat)))
                    .as(place)
                    .isEqualTo(flat);
            models.add(STUDY.toObject(study).model().getClass());
        }
        assertThat(models).containsExactlyInAnyOrder(Tree.class, Network.class, Baseline.class);
    }

    @Test
    void passesOnWhatTheConstructorRefuses() {
        RecordSpace<Range> range = RecordSpace.of(Range.class);

        assertThatThrownBy(() -> range.toObject(Configuration.of("low", 0.9, "high", 0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("record Range refuses {low=0.9, high=0.1}: low must not be above high")
                .hasRootCauseMessage("low must not be above high");
        assertThat(range.toConfiguration(new Range(0.1, 0.9))).hasToString("{low=0.1, high=0.9}");
    }

    @Test
    void refusesConfigurationsAndObjectsOutsideTheSpace() {
        assertThatThrownBy(() -> STUDY.toObject(Configuration.of("model", "Forest")))
                .hasMessageContainingAll("'Forest' is not one of ['net', 'Tree', 'Baseline']", "'fold': missing");
        assertThatThrownBy(() -> STUDY.toConfiguration(new Study(new Tree(13), 0)))
                .hasMessageContaining("'model.Tree.depth': 13 is not a whole number from 1 to 12");
        assertThatThrownBy(() -> STUDY.toConfiguration(new Study(null, 0)))
                .hasMessageContaining("component 'model' of Study[model=null, fold=0] is null");
    }

    @Test
    @SuppressWarnings("unchecked")
    void travelsThroughJavaSerialization() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(STUDY);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            RecordSpace<Study> copy = (RecordSpace<Study>) in.readObject();

            assertThat(copy.space()).isEqualTo(STUDY.space());
            assertThat(copy.toObject(Configuration.of("model", "Tree", "model.Tree.depth", 4, "fold", 1)))
                    .isEqualTo(new Study(new Tree(4), 1));
        }
    }
}

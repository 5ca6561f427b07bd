package dev.luthier.testkit;

import dev.luthier.space.SearchSpace;
import dev.luthier.space.SearchSpaceBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Search spaces of every sort, which optimizers have stumbled over. */
public final class Spaces {
    private Spaces() {}

    /** All of them, each with its name. */
    public static Stream<Named<SearchSpace>> all() {
        return Stream.of(
                Named.of("one value", oneValue()),
                Named.of("one dimension", oneDimension()),
                Named.of("finite", finite()),
                Named.of("mixed", mixed()),
                Named.of("conditional", conditional()),
                Named.of("60 dimensions", wide()));
    }

    /** A single configuration. */
    public static SearchSpace oneValue() {
        return SearchSpace.builder().constant("x", 3).choice("y", "only").build();
    }

    public static SearchSpace oneDimension() {
        return SearchSpace.builder().uniform("x", -1, 1).build();
    }

    /** 2 × 3 = 6 configurations. */
    public static SearchSpace finite() {
        return SearchSpace.builder().bool("x").integer("y", 1, 3).build();
    }

    /** Every kind of parameter, on every scale. */
    public static SearchSpace mixed() {
        return SearchSpace.builder()
                .uniform("linear", -5, 5)
                .logUniform("log", 1e-6, 1)
                .quantized("quantized", 0, 1, 0.1)
                .logQuantized("logQuantized", 1, 100, 0.5)
                .integer("integer", -3, 40)
                .logInteger("logInteger", 1, 1_000_000)
                .choice("choice", "a", "b", "c")
                .ordinal("ordinal", 16, 32, 64)
                .bool("bool")
                .constant("constant", 0.5)
                .build();
    }

    /** Branches in branches; one of them without anything continuous. */
    public static SearchSpace conditional() {
        return SearchSpace.builder()
                .choice("model", "linear", "svm", "net")
                .when("model")
                .is(
                        "svm",
                        svm -> svm.logUniform("c", 1e-3, 1e3)
                                .choice("kernel", "rbf", "poly")
                                .when("kernel")
                                .is("poly", poly -> poly.integer("degree", 2, 4)))
                .when("model")
                .is("net", net -> net.integer("layers", 1, 3).logUniform("lr", 1e-4, 1e-1))
                .build();
    }

    /** Twenty real numbers, twenty whole ones and twenty choices. */
    public static SearchSpace wide() {
        SearchSpaceBuilder builder = SearchSpace.builder();
        for (int i = 0; i < 20; i++) {
            builder.uniform("x" + i, 0, 1).integer("n" + i, 1, 10).choice("c" + i, "a", "b", "c");
        }
        return builder.build();
    }
}

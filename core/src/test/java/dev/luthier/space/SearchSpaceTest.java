package dev.luthier.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.random.RandomStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    /** A kernel, its degree, and a shift that depends on both the kernel and a deeper choice. */
    private final SearchSpace svm = SearchSpace.builder()
            .logUniform("c", 1e-3, 1e3)
            .choice("kernel", "rbf", "poly", "sigmoid")
            .constant("seed", 7)
            .when("kernel")
            .is(
                    "poly",
                    poly -> poly.integer("degree", 2, 5)
                            .bool("shifted")
                            .when("shifted")
                            .is(true, shifted -> shifted.quantized("shift", 0, 1, 0.25)))
            .when("kernel")
            .isOneOf(List.of("rbf", "sigmoid"), smooth -> smooth.logUniform("gamma", 1e-4, 10))
            .build();

    @Test
    void takesFromAForeignConfigurationWhatFits() {
        SearchSpace space = SearchSpace.builder()
                .choice("kernel", "rbf", "poly")
                .constant("library", "smile")
                .uniform("c", 0, 10)
                .when("kernel")
                .is("poly", poly -> poly.integer("degree", 2, 4))
                .build();
        Configuration none = Configuration.of();

        assertThat(space.fit(Configuration.of("c", 1, "kernel", "rbf", "degree", 3, "other", true), none))
                .contains(Configuration.of("kernel", "rbf", "library", "smile", "c", 1.0));
        assertThat(space.fit(Configuration.of("c", 1, "kernel", "poly"), Configuration.of("degree", 4, "c", 9)))
                .contains(Configuration.of("kernel", "poly", "library", "smile", "c", 1.0, "degree", 4));
        assertThat(space.fit(Configuration.of("c", 1, "kernel", "poly"), none)).isEmpty();
        assertThat(space.fit(Configuration.of("c", 11, "kernel", "rbf"), Configuration.of("c", 9)))
                .isEmpty();
    }

    @Test
    void hasADimensionForEverythingThatVaries() {
        assertThat(svm.names()).containsExactly("c", "kernel", "seed", "degree", "shifted", "shift", "gamma");
        assertThat(svm.dimensions())
                .extracting(Parameter::name)
                .containsExactly("c", "kernel", "degree", "shifted", "shift", "gamma");
    }

    @Test
    void leavesOutWhatIsInactive() {
        assertThat(svm.decode(new double[] {1, 0.0, 0.9, 0.9, 0.9, 1}))
                .hasToString("{c=1000.0, kernel=rbf, seed=7, gamma=10.0}");
        assertThat(svm.decode(new double[] {1, 0.5, 0.9, 0.1, 0.9, 1}))
                .hasToString("{c=1000.0, kernel=poly, seed=7, degree=5, shifted=false}");
        assertThat(svm.decode(new double[] {1, 0.5, 0.9, 0.9, 0.9, 1}))
                .hasToString("{c=1000.0, kernel=poly, seed=7, degree=5, shifted=true, shift=1.0}");
    }

    @Test
    void ignoresInactiveCoordinates() {
        Configuration one = svm.decode(new double[] {0.5, 0.0, 0.1, 0.2, 0.3, 1});
        Configuration other = svm.decode(new double[] {0.5, 0.0, 0.9, 0.8, 0.7, 1});

        assertThat(one).isEqualTo(other);
        assertThat(svm.encode(one)).containsExactly(0.5, 1 / 6.0, 0.5, 0.5, 0.5, 1);
        assertThat(svm.active(one)).containsExactly(true, true, false, false, false, true);
    }

    @Test
    void dropsTheChildrenOfAChangedParent() {
        double[] unit =
                svm.encode(Configuration.of("c", 1, "kernel", "poly", "degree", 3, "shifted", true, "shift", 0.5));

        unit[1] = 0;

        assertThat(svm.decode(unit).asMap()).containsOnlyKeys("c", "kernel", "seed", "gamma");
    }

    @Test
    void knowsWhatIsActiveEvenBesideStaleValues() {
        Configuration stale = Configuration.of("kernel", "rbf", "shifted", true, "shift", 0.5);

        assertThat(svm.isActive("c", stale)).isTrue();
        assertThat(svm.isActive("gamma", stale)).isTrue();
        assertThat(svm.isActive("shift", stale)).isFalse();
        assertThatThrownBy(() -> svm.isActive("sift", stale))
                .hasMessageStartingWith("there is no parameter 'sift', only [c");
    }

    @Test
    void samplesOnlyWhatItAccepts() {
        long seed = 99;
        Set<Object> kernels = new HashSet<>();

        for (int number = 0; number < 500; number++) {
            Configuration sample = svm.sample(RandomStream.of(seed, number));

            svm.validate(sample);
            assertThat(svm.canonical(sample))
                    .as("seed %s, number %s", seed, number)
                    .isEqualTo(sample);
            Configuration again = svm.decode(svm.encode(sample));
            assertThat(again.with("c", 1).asMap().keySet())
                    .isEqualTo(sample.asMap().keySet());
            kernels.add(sample.get("kernel"));
        }
        assertThat(kernels).containsExactlyInAnyOrder("rbf", "poly", "sigmoid");
        assertThat(svm.sample(RandomStream.of(seed, 3))).isEqualTo(svm.sample(RandomStream.of(seed, 3)));
    }

    @Test
    void drawsTheSameForEver() {
        SearchSpace space = SearchSpace.builder()
                .uniform("x", 0, 1)
                .integer("n", 0, 9)
                .choice("kind", "a", "b", "c")
                .build();

        assertThat(space.sample(RandomStream.of(42, 0, 7))).hasToString("{x=0.797450674571099, n=7, kind=a}");
    }

    @Test
    void reportsAllProblemsOfAConfiguration() {
        assertThatThrownBy(() -> svm.validate(
                        Configuration.of("c", 1e4, "kernel", "rbf", "degree", 3, "gama", 0.1, "seed", "seven")))
                .hasMessage("""
                        invalid configuration, 5 problems:
                          - parameter 'c': 10000.0 is not a number from 0.001 to 1000.0
                          - parameter 'seed': 'seven' is not one of [7]
                          - parameter 'degree': must be left out, as it is active only if [kernel is 'poly']
                          - parameter 'gamma': missing, expected a number from 1.0E-4 to 10.0
                          - parameter 'gama': unknown, the space has [c, kernel, seed, degree, shifted, shift, gamma]""");
    }

    @Test
    void writesEqualTrialsInOneWay() {
        SearchSpace space = SearchSpace.builder()
                .uniform("x", 0, 2)
                .quantized("q", 0, 1, 0.1)
                .integer("n", 0, 3)
                .ordinal("o", 0.5, 1)
                .build();

        Configuration loose = Configuration.of("o", 1, "n", 2.0, "q", 0.1 + 0.2, "x", 1);

        assertThat(space.canonical(loose))
                .hasToString("{x=1.0, q=0.3, n=2, o=1.0}")
                .isEqualTo(space.decode(new double[] {0.5, 0.3, 0.7, 0.9}));
    }

    @Test
    void countsActiveCombinationsOnly() {
        SearchSpace discrete = SearchSpace.builder()
                .choice("kernel", "rbf", "poly", "sigmoid")
                .bool("bias")
                .when("kernel")
                .is(
                        "poly",
                        poly -> poly.integer("degree", 2, 5)
                                .bool("shifted")
                                .when("shifted")
                                .is(true, shifted -> shifted.quantized("shift", 0, 1, 0.25)))
                .constant("seed", 1)
                .build();

        assertThat(discrete.cardinality()).isEqualTo(OptionalLong.of(2 * (1 + 1 + 4 * (1 + 5))));
        assertThat(svm.cardinality()).isEmpty();
        assertThat(SearchSpace.builder().build().cardinality()).hasValue(1);
    }

    @Test
    void countsAsManyAsSamplingFinds() {
        SearchSpace entangled = SearchSpace.builder()
                .integer("layers", 1, 3)
                .bool("wide")
                .when("layers")
                .isOneOf(
                        List.of(2, 3),
                        two -> two.ordinal("units2", 8, 16, 32)
                                .when("wide")
                                .is(true, wide -> wide.choice("kind", "a", "b")))
                .when("units2")
                .is(32, large -> large.bool("drop"))
                .when("kind")
                .is("b", b -> b.when("drop").is(true, drop -> drop.integer("rate", 1, 4)))
                .build();
        Set<Configuration> seen = new HashSet<>();

        for (int number = 0; number < 20_000; number++) {
            seen.add(entangled.sample(RandomStream.of(8, number)));
        }

        assertThat(entangled.cardinality()).hasValue(seen.size());
    }

    @Test
    void countsLongChainsQuicklyAndSaturates() {
        SearchSpaceBuilder chain = SearchSpace.builder().bool("b0");
        SearchSpaceBuilder wide = SearchSpace.builder();
        for (int i = 1; i < 200; i++) {
            String name = "b" + i;
            chain.when("b" + (i - 1)).is(true, next -> next.bool(name));
            wide.bool(name);
        }

        assertThat(chain.build().cardinality()).hasValue(201);
        assertThat(wide.build().cardinality()).hasValue(Long.MAX_VALUE);
    }

    @Test
    void allowsAnEmptySpaceForASingleRun() {
        SearchSpace empty = SearchSpace.builder().build();

        assertThat(empty.decode(new double[0])).isEqualTo(Configuration.of());
        assertThat(empty.encode(Configuration.of())).isEmpty();
    }

    @Test
    void putsParentsFirstWhateverTheOrder() {
        Parameter child =
                new IntegerParameter("degree", 2, 5, Scale.LINEAR, 1, List.of(Condition.of("kernel", "poly")));
        Parameter parent = new CategoricalParameter("kernel", List.of("rbf", "poly"), List.of());

        assertThat(SearchSpace.of(List.of(child, parent)))
                .isEqualTo(SearchSpace.of(List.of(parent, child)))
                .hasSameHashCodeAs(SearchSpace.of(List.of(parent, child)));
    }

    @Test
    void keepsConditionsInTheirShortestForm() {
        SearchSpace nested = SearchSpace.builder()
                .bool("a")
                .when("a")
                .is(true, a -> a.bool("b").when("b").is(true, b -> b.bool("c")))
                .build();
        SearchSpace flat = SearchSpace.builder()
                .bool("a")
                .when("a")
                .is(true, a -> a.bool("b"))
                .when("b")
                .is(true, b -> b.bool("c"))
                .build();

        assertThat(nested).isEqualTo(flat);
        assertThat(nested.parameter("c").conditions()).containsExactly(Condition.of("b", true));
    }

    @Test
    void ordersTheValuesOfAConditionAsItsParentDoes() {
        SearchSpace space = SearchSpace.builder()
                .choice("kernel", "rbf", "poly", "sigmoid")
                .when("kernel")
                .isOneOf(List.of("sigmoid", "rbf"), smooth -> smooth.bool("x"))
                .build();

        assertThat(space.parameter("x").conditions()).hasToString("[kernel is one of 'rbf', 'sigmoid']");
    }

    @Test
    void refusesAPointOfAnotherShape() {
        assertThatThrownBy(() -> svm.decode(new double[2])).hasMessage("a point needs 6 coordinates, but has 2");
        assertThatThrownBy(() -> svm.decode(new double[] {Double.NaN, 0, 0, 0, 0, 0}))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> svm.encode(Configuration.of("kernel", "rbf")))
                .hasMessageContaining("parameter 'c' is not in this configuration");
    }

    @Test
    void travelsThroughJavaSerialization() throws Exception {
        Configuration sample = svm.sample(RandomStream.of(1));

        assertThat(copy(svm)).isEqualTo(svm);
        assertThat(copy(sample)).isEqualTo(sample).hasToString(sample.toString());
    }

    private static Object copy(Object original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}

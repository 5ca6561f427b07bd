package dev.luthier.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private enum Kernel {
        RBF
    }

    private final Configuration configuration =
            Configuration.of("lr", 0.01, "layers", 3, "kernel", "rbf", "bias", true, "seed", 1L << 40);

    @Test
    void givesTypedValues() {
        assertThat(configuration.getDouble("lr")).isEqualTo(0.01);
        assertThat(configuration.getDouble("layers")).isEqualTo(3.0);
        assertThat(configuration.getInt("layers")).isEqualTo(3);
        assertThat(configuration.getLong("seed")).isEqualTo(1L << 40);
        assertThat(configuration.getString("kernel")).isEqualTo("rbf");
        assertThat(configuration.getBoolean("bias")).isTrue();
        assertThat(configuration.get("layers")).isEqualTo(3L);
        assertThat(configuration.contains("momentum")).isFalse();
    }

    @Test
    void saysWhatIsThereInsteadOfTheWanted() {
        assertThatThrownBy(() -> configuration.getDouble("lrr"))
                .hasMessage("parameter 'lrr' is not in this configuration, which has [lr, layers, kernel, bias, seed]");
        assertThatThrownBy(() -> configuration.getDouble("kernel"))
                .hasMessage("parameter 'kernel' is 'rbf', a String, and not a number");
        assertThatThrownBy(() -> configuration.getInt("lr"))
                .hasMessageContaining("0.01, a Double, and not a whole number");
        assertThatThrownBy(() -> configuration.getInt("seed")).hasMessageContaining("not in the range of an int");
        assertThatThrownBy(() -> configuration.getString("bias"))
                .hasMessageContaining("true, a Boolean, and not a text");
        assertThatThrownBy(() -> configuration.getBoolean("layers")).hasMessageContaining("not a boolean");
    }

    @Test
    void isEqualByCanonicalValuesInAnyOrder() {
        Configuration other = Configuration.of("b", 0.0, "a", 1L, "c", 0.1, "d", "RBF");

        assertThat(Configuration.of("a", (short) 1, "b", -0.0, "c", 0.1f, "d", Kernel.RBF))
                .isEqualTo(other)
                .hasSameHashCodeAs(other)
                .isNotEqualTo(other.with("a", 2));
    }

    @Test
    void readsLikeAMap() {
        assertThat(Configuration.of("lr", 0.01, "kernel", "rbf")).hasToString("{lr=0.01, kernel=rbf}");
        assertThat(Configuration.of()).hasToString("{}");
        assertThatThrownBy(() -> configuration.asMap().put("lr", 1.0))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesWhatIsNoValue() {
        assertThatThrownBy(() -> Configuration.of("x", Double.NaN))
                .hasMessage("parameter 'x': NaN is not a finite number, a text or a boolean");
        assertThatThrownBy(() -> Configuration.of("x", null)).hasMessageContaining("parameter 'x': null is not");
        assertThatThrownBy(() -> Configuration.of("x", Map.of())).hasMessageContaining("{} is not");
        assertThatThrownBy(() -> Configuration.of("x", 1, "y")).hasMessageContaining("lacks its value: [y]");
        assertThatThrownBy(() -> Configuration.of("x", 1, "x", 2))
                .hasMessageContaining("new parameter name, but got 'x'");
        assertThatThrownBy(() -> Configuration.of("x", 1, 2, 3)).hasMessageContaining("new parameter name, but got 2");
    }
}

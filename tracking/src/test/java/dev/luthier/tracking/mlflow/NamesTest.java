package dev.luthier.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"lr", "conv1/filters", "drop out-rate_2.5"})
    void legalNamesStay(String name) {
        assertThat(Names.key(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"lr:encoder,lr_encoder-SUM", "/a//b/../c,_/a/_/b/_/c-SUM", "größe,gr__e-SUM"})
    void othersAreChangedAndMarked(String name, String expected) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));

        assertThat(Names.key(name)).isEqualTo(expected.replace("SUM", String.format("%08x", sum.getValue())));
    }

    @Test
    void twoLongNamesStayDifferent() {
        String one = Names.key("a".repeat(300) + "1");
        String other = Names.key("a".repeat(300) + "2");

        assertThat(one).hasSize(250).isNotEqualTo(other);
    }

    @Test
    void longValuesAreCutAndSaySo() {
        String value = Names.param("x".repeat(10_000));

        assertThat(value).hasSize(6000).startsWith("xxx").contains("… (10000 characters, CRC-32 ");
        assertThat(Names.tag("x".repeat(10_000))).hasSize(5000);
        assertThat(Names.param("x".repeat(6000))).isEqualTo("x".repeat(6000));
    }
}

package dev.luthier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.luthier.space.Configuration;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationJsonTest {
    private static final JsonFactory JSON = new JsonFactory();

    @Test
    void keepsTypesOrderAndEveryBit() throws IOException {
        Configuration configuration = Configuration.of(
                "whole", 2, "real", 2.0, "small", Double.MIN_VALUE, "large", 1e300, "third", 1.0 / 3, "text", "a\"ü\n");
        configuration = configuration.with("flag", true).with("limit", Long.MIN_VALUE);

        Configuration read = read(write(configuration));

        assertThat(read).isEqualTo(configuration);
        assertThat(read.asMap().keySet())
                .containsExactlyElementsOf(configuration.asMap().keySet());
        assertThat(read.get("whole")).isEqualTo(2L);
        assertThat(read.get("real")).isEqualTo(2.0);
    }

    @Test
    void writesDoublesSoThatTheyAreSeenAsSuch() throws IOException {
        assertThat(write(Configuration.of("x", 2.0, "y", 1e-5, "n", 2))).isEqualTo("{\"x\":2.0,\"y\":1.0E-5,\"n\":2}");
    }

    @Test
    void leavesTheParserAtTheEndOfTheObject() throws IOException {
        try (JsonParser json = JSON.createParser("{\"a\":1} 7")) {
            ConfigurationJson.read(json);

            assertThat(json.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(json.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1]                        | must be an object
            {"lr": null}               | parameter 'lr'
            {"lr": [1]}                | parameter 'lr'
            {"lr": {}}                 | parameter 'lr'
            {"lr": 1e999}              | parameter 'lr' is 1e999
            {"lr": 1, "lr": 2}         | parameter 'lr' is there twice
            """)
    void namesWhatItCannotRead(String text, String expected) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(JsonParseException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void refusesWholeNumbersBeyondALong() {
        assertThatThrownBy(() -> read("{\"n\": 9223372036854775808}")).isInstanceOf(IOException.class);
    }

    private static String write(Configuration configuration) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            ConfigurationJson.write(json, configuration);
        }
        return text.toString();
    }

    private static Configuration read(String text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            return ConfigurationJson.read(json);
        }
    }
}

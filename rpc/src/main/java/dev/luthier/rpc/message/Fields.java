package dev.luthier.rpc.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.luthier.json.ConfigurationJson;
import dev.luthier.space.Configuration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks over the fields of a JSON object, in whatever order they come. */
final class Fields {
    private final JsonParser json;
    private String name = "";

    Fields(JsonParser json) throws IOException {
        this.json = json;
        expect(JsonToken.START_OBJECT, json.nextToken());
    }

    /** Goes to the next field's value; false at the end of the object. */
    boolean next() throws IOException {
        if (json.nextToken() != JsonToken.FIELD_NAME) {
            expect(JsonToken.END_OBJECT, json.currentToken());
            return false;
        }
        name = json.currentName();
        json.nextToken();
        return true;
    }

    String name() {
        return name;
    }

    void skip() throws IOException {
        json.skipChildren();
    }

    long asLong() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, json.currentToken());
        return json.getLongValue();
    }

    int asInt() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, json.currentToken());
        return json.getIntValue();
    }

    /** A number; those that JSON has none for are texts: "NaN", "Infinity", "-Infinity". */
    double asDouble() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return switch (json.getText()) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw new ProtocolException("field '" + name + "' is a text, must be a number");
            };
        }
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            expect(JsonToken.VALUE_NUMBER_FLOAT, json.currentToken());
        }
        return json.getDoubleValue();
    }

    boolean asBoolean() throws IOException {
        boolean value = json.currentToken() == JsonToken.VALUE_TRUE;
        if (!value) {
            expect(JsonToken.VALUE_FALSE, json.currentToken());
        }
        return value;
    }

    String asText() throws IOException {
        expect(JsonToken.VALUE_STRING, json.currentToken());
        return json.getText();
    }

    <E extends Enum<E>> E as(Class<E> type) throws IOException {
        String value = asText();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw new ProtocolException("field '" + name + "' is none of " + List.of(type.getEnumConstants()));
    }

    List<String> asTexts() throws IOException {
        List<String> texts = new ArrayList<>();
        beginArray();
        while (nextElement()) {
            texts.add(asText());
        }
        return texts;
    }

    Map<String, Double> asNumbers() throws IOException {
        expect(JsonToken.START_OBJECT, json.currentToken());
        Map<String, Double> numbers = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            numbers.put(key, asDouble());
        }
        expect(JsonToken.END_OBJECT, json.currentToken());
        return numbers;
    }

    Configuration asConfiguration() throws IOException {
        return ConfigurationJson.read(json);
    }

    void beginArray() {
        expect(JsonToken.START_ARRAY, json.currentToken());
    }

    boolean nextElement() throws IOException {
        JsonToken token = json.nextToken();
        if (token == null) {
            throw new ProtocolException("field '" + name + "' has no end");
        }
        return token != JsonToken.END_ARRAY;
    }

    /** The value of a field that has to be there. */
    static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new ProtocolException("field '" + name + "' is missing");
        }
        return value;
    }

    /** A number that has to be there and must not be below a bound. */
    static void atLeast(long least, String name, long value) {
        if (value < least) {
            throw new ProtocolException(
                    "field '" + name + "' is " + value + " or missing, must be " + least + " or more");
        }
    }

    private void expect(JsonToken wanted, @Nullable JsonToken found) {
        if (wanted != found) {
            throw new ProtocolException("field '" + name + "': expected " + wanted + ", found " + found);
        }
    }
}

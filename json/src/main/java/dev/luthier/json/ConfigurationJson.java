package dev.luthier.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.luthier.space.Configuration;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A configuration as a JSON object, one field a parameter, in the configuration's order. A number with a decimal point
 * or an exponent is a Double, any other a Long, so that {@code 2.0} and {@code 2} come back as what they were.
 */
public final class ConfigurationJson {
    private ConfigurationJson() {}

    /** Writes the object. */
    public static void write(JsonGenerator json, Configuration configuration) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> entry : configuration.asMap().entrySet()) {
            json.writeFieldName(entry.getKey());
            writeValue(json, entry.getValue());
        }
        json.writeEndObject();
    }

    /**
     * Reads the object that the parser stands at, or that comes next if it has not begun; leaves it at the object's
     * end.
     *
     * @throws JsonParseException if there is something else, naming the parameter
     */
    public static Configuration read(JsonParser json) throws IOException {
        JsonToken start = json.currentToken() == null ? json.nextToken() : json.currentToken();
        if (start != JsonToken.START_OBJECT) {
            throw new JsonParseException(json, "a configuration must be an object, not " + start);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (values.put(name, readValue(json, name)) != null) {
                throw new JsonParseException(json, "parameter '" + name + "' is there twice");
            }
        }
        return Configuration.of(values);
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Double number) {
            json.writeNumber(number); // always with a point or an exponent: Double.toString
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString((String) value);
        }
    }

    private static Object readValue(JsonParser json, String name) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NUMBER_FLOAT -> finite(json, name);
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default ->
                throw new JsonParseException(
                        json,
                        "parameter '" + name + "' is " + json.currentToken()
                                + ", must be a number, a text or a boolean");
        };
    }

    private static double finite(JsonParser json, String name) throws IOException {
        double value = json.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw new JsonParseException(
                    json, "parameter '" + name + "' is " + json.getText() + ", beyond the range of a double");
        }
        return value;
    }
}

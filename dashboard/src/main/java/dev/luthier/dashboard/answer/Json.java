package dev.luthier.dashboard.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers as JSON. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Writes the fields of an object, or the elements of a list. */
    @FunctionalInterface
    interface Form {
        void write(JsonGenerator out) throws IOException;
    }

    private Json() {}

    static byte[] object(Form form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            form.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void array(JsonGenerator out, String name, Form elements) throws IOException {
        out.writeArrayFieldStart(name);
        elements.write(out);
        out.writeEndArray();
    }

    static void object(JsonGenerator out, String name, Form fields) throws IOException {
        out.writeObjectFieldStart(name);
        fields.write(out);
        out.writeEndObject();
    }

    /** JSON has no NaN and no infinity: null stands for all that is no number. */
    static void number(JsonGenerator out, double value) throws IOException {
        if (!Double.isFinite(value)) {
            out.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.writeNumber((long) value);
        } else {
            out.writeNumber(value);
        }
    }

    /** The same with seven digits, which is enough to draw it. */
    static void rough(JsonGenerator out, double value) throws IOException {
        float rounded = (float) value;
        if (!Float.isFinite(rounded) || (rounded == 0 && value != 0) || value == Math.rint(value)) {
            number(out, value);
        } else {
            out.writeNumber(rounded);
        }
    }

    static void value(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Double number) {
            rough(out, number);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else {
            out.writeString(String.valueOf(value));
        }
    }
}

package dev.luthier.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.luthier.space.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the fields of one JSON object. Failures of the target are thrown as {@link UncheckedIOException}. */
final class FieldWriter {
    private final JsonGenerator out;

    FieldWriter(JsonGenerator out) {
        this.out = out;
    }

    FieldWriter text(String name, String value) {
        return emit(() -> out.writeStringField(name, value));
    }

    FieldWriter whole(String name, long value) {
        return emit(() -> out.writeNumberField(name, value));
    }

    /** A number that may also be NaN or infinite; those have no number in JSON and become texts. */
    FieldWriter number(String name, double value) {
        return emit(() -> {
            out.writeFieldName(name);
            writeNumber(value);
        });
    }

    FieldWriter truth(String name, boolean value) {
        return emit(() -> out.writeBooleanField(name, value));
    }

    FieldWriter texts(String name, List<String> values) {
        return emit(() -> {
            out.writeFieldName(name);
            writeValue(values);
        });
    }

    FieldWriter duration(String name, Duration value) {
        return text(name, value.toString());
    }

    FieldWriter nothing(String name) {
        return emit(() -> out.writeNullField(name));
    }

    /** A text, number or boolean, or a list of such. */
    FieldWriter value(String name, Object value) {
        return emit(() -> {
            out.writeFieldName(name);
            writeValue(value);
        });
    }

    /** Numbers by name; left out if there are none. */
    FieldWriter metrics(String name, Map<String, Double> metrics) {
        return metrics.isEmpty() ? this : object(name, object -> metrics.forEach(object::number));
    }

    FieldWriter configuration(String name, Configuration configuration) {
        return emit(() -> {
            out.writeFieldName(name);
            ConfigurationJson.write(out, configuration);
        });
    }

    FieldWriter object(String name, Consumer<FieldWriter> form) {
        return emit(() -> {
            out.writeObjectFieldStart(name);
            form.accept(this);
            out.writeEndObject();
        });
    }

    <T> FieldWriter objects(String name, Iterable<T> items, BiConsumer<T, FieldWriter> form) {
        return emit(() -> {
            out.writeArrayFieldStart(name);
            for (T item : items) {
                out.writeStartObject();
                form.accept(item, this);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private void writeNumber(double value) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Double.toString(value));
        }
    }

    private void writeValue(@Nullable Object value) throws IOException {
        if (value instanceof Collection<?> values) {
            out.writeStartArray();
            for (Object each : values) {
                writeValue(each);
            }
            out.writeEndArray();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Long whole) {
            out.writeNumber(whole);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            out.writeNumber(number);
        } else {
            throw new IllegalArgumentException(value + " is not a text, a finite number, a boolean or a list of these");
        }
    }

    private FieldWriter emit(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private interface Step {
        void run() throws IOException;
    }
}

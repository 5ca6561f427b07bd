package dev.luthier.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.problem.Problems;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Between a form and text. */
final class JsonText {
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonText() {}

    /** An object in one line. */
    static String line(Consumer<FieldWriter> form) {
        return lines(0, form);
    }

    /** An object with a line of its own for whatever is nested up to {@code depth} times. */
    static String lines(int depth, Consumer<FieldWriter> form) {
        StringWriter text = new StringWriter();
        write(text, depth, form);
        return text.toString();
    }

    static void write(Writer target, int depth, Consumer<FieldWriter> form) {
        try (JsonGenerator out = JSON.getFactory().createGenerator(target)) {
            out.setPrettyPrinter(new Indentation(depth));
            out.writeStartObject();
            form.accept(new FieldWriter(out));
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one object.
     *
     * @param subject what it is, for the message
     * @param form may answer anything if it has found problems
     * @throws InvalidInputException with everything that is wrong
     */
    static <T> T read(String text, String subject, Function<FieldReader, @Nullable T> form) {
        return read(parse(text, subject), subject, form);
    }

    /** The same of what has been parsed. */
    static <T> T read(JsonNode parsed, String subject, Function<FieldReader, @Nullable T> form) {
        Problems problems = new Problems();
        T result = form.apply(FieldReader.root(parsed, problems));
        problems.throwIfAny(subject);
        return Objects.requireNonNull(result);
    }

    private static JsonNode parse(String text, String subject) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new InvalidInputException(
                    subject, List.of("is not one JSON object: " + e.getOriginalMessage() + place));
        }
    }
}

package dev.luthier.json;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.JacksonYAMLParseException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.luthier.definition.Definition;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Definitions as YAML, in the fields of {@link DefinitionJson}. What one version of YAML reads otherwise than another is not
 * guessed: {@code yes} is a text, {@code 010} and {@code 1_000} are refused.
 *
 * <p>Needs {@code jackson-dataformat-yaml} on the class path, in the version of Jackson that is there. Spark's distribution
 * brings it; a program that has Spark as a library may have to add it.
 */
public final class DefinitionYaml {
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[-+]?(0|[1-9][0-9]*)?(\\.[0-9]*)?([eE][-+]?[0-9]+)?");

    private DefinitionYaml() {}

    /**
     * Reads a definition.
     *
     * @throws InvalidInputException with everything that is wrong with the text or with the definition, each with its line
     *     where that can be told
     * @throws IllegalStateException if YAML cannot be read, since {@code jackson-dataformat-yaml} is missing
     */
    public static Definition read(String yaml) {
        return read(yaml, DefinitionJson::read);
    }

    /**
     * The same for a file that may also have the part {@code run}, which says what runs and where.
     *
     * @throws InvalidInputException as {@link #read}
     * @throws IllegalStateException as {@link #read}
     */
    public static ExperimentFile readFile(String yaml) {
        return readFile(yaml, (file, problems) -> {});
    }

    /**
     * The same with a check of one's own, which is made even if other things are wrong, so that all is said at once. It is
     * given the usual values where those of the file cannot be read.
     *
     * @param check says in a problem the path, as in {@code run.function: …}, so that its line can be told
     * @throws InvalidInputException as {@link #read}
     * @throws IllegalStateException as {@link #read}
     */
    public static ExperimentFile readFile(String yaml, BiConsumer<ExperimentFile, Problems> check) {
        return read(yaml, in -> ExperimentFile.read(in, check));
    }

    private static <T> T read(String yaml, Function<FieldReader, @Nullable T> form) {
        try {
            return Yaml.read(yaml, form);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "YAML cannot be read: add com.fasterxml.jackson.dataformat:jackson-dataformat-yaml to the class path,"
                            + " in the version of jackson-databind there, or write the definition as JSON",
                    e);
        }
    }

    /** Apart, so that the class above can be loaded, and say what is missing, without Jackson's YAML. */
    private static final class Yaml {
        private static final ObjectMapper MAPPER = new ObjectMapper(YAMLFactory.builder()
                        .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

        static <T> T read(String yaml, Function<FieldReader, @Nullable T> form) {
            JsonNode parsed = parse(yaml);
            try {
                return JsonText.read(parsed, "definition", form);
            } catch (InvalidInputException e) {
                throw new InvalidInputException("definition", places(yaml).locate(e.problems()));
            }
        }

        private static YamlPlaces places(String yaml) {
            try (YAMLParser parser = (YAMLParser) MAPPER.getFactory().createParser(yaml)) {
                return new YamlPlaces(parser);
            } catch (IOException e) {
                throw new UncheckedIOException("text that was read once could not be read again", e);
            }
        }

        private static JsonNode parse(String yaml) {
            try {
                Problems problems = new Problems();
                checkTokens(yaml, problems);
                problems.throwIfAny("definition");
                return MAPPER.readTree(yaml);
            } catch (JacksonYAMLParseException e) {
                String said = e.getOriginalMessage().lines().findFirst().orElse("") + place(e);
                throw new InvalidInputException("definition", List.of("is not one YAML document: " + said));
            } catch (IOException e) {
                throw new InvalidInputException("definition", List.of("is not one YAML document: " + e.getMessage()));
            }
        }

        private static void checkTokens(String yaml, Problems problems) throws IOException {
            try (YAMLParser parser = (YAMLParser) MAPPER.getFactory().createParser(yaml)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    int line = parser.currentTokenLocation().getLineNr();
                    if (parser.isCurrentAlias()) {
                        problems.add(
                                "line %d: alias '*%s' is not read, write out what it stands for",
                                line, parser.getText());
                    } else if (token.isNumeric()
                            && !PLAIN_NUMBER.matcher(parser.getText()).matches()) {
                        problems.add(
                                "line %d: %s is read in different ways, write a plain number or put it in quotes",
                                line, parser.getText());
                    }
                }
            }
        }

        private static String place(JacksonYAMLParseException e) {
            return e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
        }
    }
}

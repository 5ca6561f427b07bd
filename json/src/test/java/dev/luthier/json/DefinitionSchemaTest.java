package dev.luthier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema by which editors complete a definition agrees with what is read and written. */
class DefinitionSchemaTest {
    private static final URI SCHEMA = URI.create("definition");
    private static final String WHOLE = """
            {"name":"parabola", "metric":"y", "direction":"minimize",
             "tasks":[{"name":"parabola", "space":{"parameters":[{"name":"x", "type":"double", "min":-1, "max":1}]}}],
             "optimizer":{"name":"random"}, "budget":{"trials":50}}""";

    private static Path docs;
    private static Validator validator;

    @BeforeAll
    static void readSchema() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs").resolve("definition.schema.json"))) {
            folder = folder.getParent();
        }
        docs = folder.resolve("docs");
        validator = new ValidatorFactory().createValidator();
        validator.registerSchema(SCHEMA, Files.readString(docs.resolve("definition.schema.json")));
    }

    @Test
    void acceptsWhateverIsWritten() {
        Samples samples = new Samples(5);
        for (int i = 0; i < 300; i++) {
            String written = DefinitionJson.write(samples.definition());
            assertThat(errors(written)).as(written).isEmpty();
        }
    }

    @Test
    void acceptsTheDocumentedDefinitions() throws IOException {
        List<String> examples = new ArrayList<>();
        Matcher blocks = Pattern.compile("(?s)```(json|yaml)\n(\\{?\\s*\"?name.*?)```")
                .matcher(Files.readString(docs.resolve("json.md")));
        while (blocks.find()) {
            JsonNode parsed =
                    (blocks.group(1).equals("yaml") ? new YAMLMapper() : new ObjectMapper()).readTree(blocks.group(2));
            if (parsed.has("tasks")) {
                examples.add(parsed.toString());
            }
        }

        assertThat(examples)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(each -> assertThat(errors(each)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "metric":"y"    | "metrik":"y"
                    "minimize"      | "smallest"
                    "trials":50     | "trials":0
                    "trials":50     | "trails":50
                    "type":"double" | "type":"real"
                    "max":1         | "maximum":1
                    "max":1         | "max":1, "values":[1]
                    "max":1         | "max":1, "step":0
                    "name":"random" | "names":"random"
                    """)
    void refusesWhatTheReaderRefuses(String part, String mistake) {
        String wrong = WHOLE.replace(part, mistake);

        assertThat(errors(WHOLE)).isEmpty();
        assertThat(errors(wrong)).as(wrong).isNotEmpty();
        assertThat(catchThrowable(() -> DefinitionJson.read(wrong))).isNotNull();
    }

    @Test
    void marksASettingThatTheOptimizerDoesNotHave() {
        String named = "\"name\":\"tpe\", \"settings\":{\"%s\":5}";

        assertThat(errors(WHOLE.replace("\"name\":\"random\"", named.formatted("startupTrials"))))
                .isEmpty();
        assertThat(errors(WHOLE.replace("\"name\":\"random\"", named.formatted("startup"))))
                .isNotEmpty();
        assertThat(errors(WHOLE.replace(
                        "\"name\":\"random\"", named.formatted("startup").replace("tpe", "mine"))))
                .isEmpty();
    }

    private static List<String> errors(String json) {
        return validator.validate(SCHEMA, json).getErrors().stream()
                .map(DefinitionSchemaTest::text)
                .toList();
    }

    private static String text(Error error) {
        return error.getInstanceLocation() + ": " + error.getError();
    }
}

package dev.luthier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.problem.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps docs/json.md true. */
class DocumentedFormsTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    private static String page;

    @BeforeAll
    static void readPage() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs").resolve("json.md"))) {
            folder = folder.getParent();
        }
        page = Files.readString(folder.resolve("docs").resolve("json.md"));
    }

    @Test
    void searchSpaceIsWrittenAsShown() {
        String shown = examples("Search space").get(0);

        assertThat(SearchSpaceJson.write(SearchSpaceJson.read(shown))).isEqualTo(shown);
    }

    @Test
    void definitionIsWrittenAsShownAndItsDefaultsAreThoseOfTheFirstExample() {
        List<String> shown = examples("Definition");

        assertThat(DefinitionJson.write(DefinitionJson.read(shown.get(0)))).isEqualTo(shown.get(0));
        assertThat(DefinitionJson.write(DefinitionJson.read(shown.get(2)))).startsWith(upToOptimizer(shown.get(2)));
        assertThat(DefinitionJson.read(shown.get(1)).limits().withTrialTime(Duration.ofMinutes(5)))
                .isEqualTo(DefinitionJson.read(shown.get(0)).limits());
    }

    @Test
    void trialIsWrittenAsShownButInOneLine() throws IOException {
        String shown = examples("Trial").get(0);

        assertThat(TrialJson.write(TrialJson.read(shown)))
                .isEqualTo(JACKSON.readTree(shown).toString());
    }

    @Test
    void everyOutcomeOfTheTableIsRead() {
        List<String> outcomes = matches(section("Trial"), "^\\| `(\\{.*})` \\|");

        assertThat(outcomes).hasSize(3).allSatisfy(outcome -> {
            String line = "{\"event\":\"ended\",\"atMillis\":1,\"slot\":{\"number\":0,\"epoch\":1},\"trial\":0,"
                    + "\"attempt\":1,\"outcome\":" + outcome + "}";
            assertThat(EventJson.write(EventJson.read(line))).isEqualTo(line);
        });
    }

    @Test
    void everyKindOfEventIsShownAsItIsWritten() {
        List<Event> shown = new ArrayList<>();
        examples("Event").get(0).lines().forEach(line -> {
            shown.add(EventJson.read(line));
            assertThat(EventJson.write(shown.get(shown.size() - 1))).isEqualTo(line);
        });

        assertThat(shown).extracting(Object::getClass).contains(Event.class.getPermittedSubclasses());
    }

    @Test
    void resultHasTheFieldsShown() throws IOException {
        JsonNode shown = JACKSON.readTree(examples("Result").get(0));
        JsonNode written =
                JACKSON.readTree(ResultJson.write(SmallExperiment.run(configuration -> configuration.getDouble("x"))));

        assertThat(outline(written)).isEqualTo(outline(shown));
        DefinitionJson.read(shown.get("definition").toString());
        TrialJson.read(shown.get("trials").get(0).toString());
    }

    @Test
    void everyWordForAConstantIsOnThePage() {
        assertThat(Words.STATES.keySet())
                .allSatisfy(word -> assertThat(section("Trial")).contains("`" + word + "`"));
        assertThat(Words.FAILURES.keySet())
                .allSatisfy(word -> assertThat(section("Trial")).contains("`" + word + "`"));
        assertThat(Ending.Kind.values())
                .allSatisfy(kind -> assertThat(section("Result")).contains("`" + Words.of(kind) + "`"));
    }

    @Test
    void problemsAreReportedAsShown() {
        String json = """
                {"parameters":[{"name":"lr","type":"double","max":1},
                               {"name":"batch","type":"ordinal","values":[1,2,null],"order":1}]}""";

        InvalidInputException refusal =
                catchThrowableOfType(InvalidInputException.class, () -> SearchSpaceJson.read(json));

        assertThat(section("Rules for all of them")).contains(refusal.getMessage());
    }

    private static String upToOptimizer(String definition) {
        return definition.substring(0, definition.indexOf("\"optimizer\""));
    }

    /** Field names with those inside them, of lists the first object. */
    private static String outline(JsonNode node) {
        if (node.isArray()) {
            return "[" + (node.isEmpty() ? "" : outline(node.get(0))) + "]";
        }
        List<String> fields = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> fields.add(name + outline(node.get(name))));
        return fields.isEmpty() ? "" : fields.toString();
    }

    private static List<String> examples(String title) {
        return matches(section(title), "(?s)^```json\\n(.*?)\\n```$");
    }

    private static String section(String title) {
        return matches(page + "\n## ", "(?s)^## " + title + "\\n(.*?)(?=^## )").get(0);
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}

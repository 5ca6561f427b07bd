package dev.luthier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luthier.definition.Named;
import dev.luthier.optimizer.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published schema completes the names of all optimizers and rules that there are, and those of their settings. */
class SchemaNamesTest {
    private static final Pattern KNOWN = Pattern.compile("setting 'unheard' is unknown, there are (?:none|\\[(.*)])");
    private static final Catalog CATALOG = Catalog.load();

    private static JsonNode parts;

    @BeforeAll
    static void readSchema() throws IOException {
        Path schema = Path.of("..", "docs", "definition.schema.json");
        parts = new ObjectMapper().readTree(Files.readString(schema)).path("$defs");
    }

    @Test
    void namesOfOptimizersAreThoseOfTheCatalog() {
        assertThat(names("optimizerName")).isEqualTo(CATALOG.optimizerNames());
    }

    @Test
    void namesOfRulesAreThoseOfTheCatalog() {
        assertThat(names("earlyStopName")).isEqualTo(CATALOG.earlyStopNames());
    }

    @Test
    void settingsOfOptimizersAreThoseThatTheyTake() {
        Map<String, Set<String>> settings = new TreeMap<>();
        for (String name : CATALOG.optimizerNames()) {
            addKnown(settings, name, Map.of("unheard", true), CATALOG::optimizer);
        }

        assertThat(settings("optimizer")).isEqualTo(settings).containsKey("tpe").doesNotContainKey("single");
    }

    @Test
    void settingsOfRulesAreThoseThatTheyTake() {
        Map<String, Set<String>> settings = new TreeMap<>();
        for (String name : CATALOG.earlyStopNames()) {
            boolean isCombined = name.equals("all") || name.equals("any");
            Map<String, Object> given =
                    isCombined ? Map.of("unheard", true, "rule1", "median") : Map.of("unheard", true);
            addKnown(settings, name, given, CATALOG::earlyStop);
        }

        assertThat(settings("earlyStop")).isEqualTo(settings).hasSameSizeAs(CATALOG.earlyStopNames());
    }

    // What is refused names what would have been taken; one that takes any setting refuses none.
    private static void addKnown(
            Map<String, Set<String>> settings, String name, Map<String, Object> given, Consumer<Named> maker) {
        try {
            maker.accept(new Named(name, given));
        } catch (IllegalArgumentException e) {
            Matcher known = KNOWN.matcher(String.valueOf(e.getMessage()));
            assertThat(known.find()).as(e.getMessage()).isTrue();
            String list = known.group(1);
            settings.put(name, list == null ? Set.of() : new TreeSet<>(Arrays.asList(list.split(", "))));
        }
    }

    private static Set<String> names(String part) {
        Set<String> names = new TreeSet<>();
        parts.path(part).path("anyOf").path(0).path("enum").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static Map<String, Set<String>> settings(String part) {
        Map<String, Set<String>> settings = new TreeMap<>();
        parts.path(part).path("allOf").forEach(each -> {
            Set<String> names = new TreeSet<>();
            each.at("/then/properties/settings/properties").fieldNames().forEachRemaining(names::add);
            settings.put(each.at("/if/properties/name/const").asText(), names);
        });
        return settings;
    }
}

package dev.luthier.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.luthier.problem.Problems;
import dev.luthier.space.Configuration;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object and collects what is wrong with them, each problem with its path.
 *
 * <p>Whoever asks for a field that is missing or wrong is given a harmless value instead, so that reading goes on to
 * the next problem. What was read may be used only if no problem was found.
 */
final class FieldReader {
    private static final JsonNode NO_FIELDS = JsonNodeFactory.instance.objectNode();
    private static final int MAX_SHOWN = 60;

    private final JsonNode node;
    private final @Nullable FieldReader parent;
    private final String step;
    private final Problems problems;
    private final Set<String> known = new TreeSet<>();
    private boolean sound = true;

    private FieldReader(JsonNode node, @Nullable FieldReader parent, String step, Problems problems) {
        this.node = node;
        this.parent = parent;
        this.step = step;
        this.problems = problems;
    }

    static FieldReader root(JsonNode node, Problems problems) {
        FieldReader root = new FieldReader(node.isObject() ? node : NO_FIELDS, null, "", problems);
        if (!node.isObject()) {
            root.problems.add("%s", "expected one JSON object, but is " + shown(node));
            return root.muted("");
        }
        return root;
    }

    /** Whether nothing wrong was found so far in this object and what is inside it. */
    boolean isSound() {
        return sound;
    }

    /** Whether an optional field is there; null counts as absent. */
    boolean has(String name) {
        known.add(name);
        return node.hasNonNull(name);
    }

    String text(String name) {
        JsonNode value = require(name, JsonNode::isTextual, "a text");
        return value == null ? name : value.textValue();
    }

    /** A whole number of 64 bits. */
    long whole(String name) {
        JsonNode value = require(
                name, each -> each.isIntegralNumber() && each.canConvertToLong(), "a whole number of at most 64 bits");
        return value == null ? 1 : value.longValue();
    }

    /** A whole number of 32 bits. */
    int count(String name) {
        JsonNode value = require(
                name, each -> each.isIntegralNumber() && each.canConvertToInt(), "a whole number of at most 32 bits");
        return value == null ? 1 : value.intValue();
    }

    /** A finite number. */
    double number(String name) {
        JsonNode value = require(name, FieldReader::isFinite, "a number in the range of a double");
        return value == null ? 1 : value.doubleValue();
    }

    /** A number that may also be one of the texts NaN, Infinity and -Infinity. */
    double metric(String name) {
        JsonNode value = require(
                name,
                each -> isFinite(each) || isNotFinite(each),
                "a number or one of the texts \"NaN\", \"Infinity\", \"-Infinity\"");
        return value == null ? 1 : value.isTextual() ? Double.parseDouble(value.textValue()) : value.doubleValue();
    }

    /** Metrics by name; empty if the field is absent. */
    Map<String, Double> metrics(String name) {
        if (!has(name)) {
            return Map.of();
        }
        FieldReader object = object(name);
        Map<String, Double> metrics = new LinkedHashMap<>();
        object.node.fieldNames().forEachRemaining(each -> metrics.put(each, object.metric(each)));
        return metrics;
    }

    Duration duration(String name) {
        String text = text(name);
        try {
            return has(name) && node.get(name).isTextual() ? Duration.parse(text) : Duration.ofSeconds(1);
        } catch (DateTimeParseException e) {
            refuse(name, "expected a duration as PT30S, PT1.5S or PT2H, but is " + shown(node.get(name)));
            return Duration.ofSeconds(1);
        }
    }

    /** What the word in a field stands for; empty, with a problem noted, if it is none of these. */
    <T> Optional<T> oneOf(String name, Map<String, T> meanings) {
        known.add(name);
        JsonNode value = node.get(name);
        T meaning = value == null || !value.isTextual() ? null : meanings.get(value.textValue());
        if (meaning == null) {
            require(name, each -> false, "one of " + new TreeSet<>(meanings.keySet()));
        }
        return Optional.ofNullable(meaning);
    }

    boolean truth(String name) {
        JsonNode value = require(name, JsonNode::isBoolean, "true or false");
        return value != null && value.booleanValue();
    }

    /** The names of all fields, whether somebody asks for them or not. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A text, a number or a boolean; whole numbers are Long, others Double. */
    Object value(String name) {
        JsonNode value = require(name, FieldReader::isValue, "a text, a number or a boolean");
        return value == null ? name : toValue(value);
    }

    /** A list of what {@link #value} reads. */
    List<Object> values(String name) {
        JsonNode list = require(name, JsonNode::isArray, "a list of texts, numbers or booleans");
        List<Object> values = new ArrayList<>();
        for (int i = 0; list != null && i < list.size(); i++) {
            if (isValue(list.get(i))) {
                values.add(toValue(list.get(i)));
            } else {
                refuse(name + "[" + i + "]", "expected a text, a number or a boolean, but is " + shown(list.get(i)));
            }
        }
        return values;
    }

    /** A list of texts. */
    List<String> texts(String name) {
        JsonNode list = require(name, JsonNode::isArray, "a list of texts");
        List<String> texts = new ArrayList<>();
        for (int i = 0; list != null && i < list.size(); i++) {
            if (list.get(i).isTextual()) {
                texts.add(list.get(i).textValue());
            } else {
                refuse(name + "[" + i + "]", "expected a text, but is " + shown(list.get(i)));
            }
        }
        return texts;
    }

    /** All fields, whatever their names are, which must be texts. */
    Map<String, String> allTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(each -> texts.put(each, text(each)));
        return texts;
    }

    /** Values and lists of values by name, whatever the names are; empty if the field is absent. */
    Map<String, Object> settings(String name) {
        if (!has(name)) {
            return Map.of();
        }
        FieldReader object = object(name);
        Map<String, Object> settings = new LinkedHashMap<>();
        object.node.fieldNames().forEachRemaining(each -> {
            boolean isList = object.node.get(each).isArray();
            settings.put(each, isList ? object.values(each) : object.value(each));
        });
        return settings;
    }

    Configuration configuration(String name) {
        FieldReader object = object(name);
        Map<String, Object> values = new LinkedHashMap<>();
        object.node.fieldNames().forEachRemaining(each -> values.put(each, object.value(each)));
        return Configuration.of(values);
    }

    FieldReader object(String name) {
        JsonNode value = require(name, JsonNode::isObject, "an object");
        return value == null ? muted(name) : new FieldReader(value, this, name, problems);
    }

    List<FieldReader> objects(String name) {
        JsonNode list = require(name, JsonNode::isArray, "a list of objects");
        List<FieldReader> objects = new ArrayList<>();
        for (int i = 0; list != null && i < list.size(); i++) {
            String place = name + "[" + i + "]";
            if (list.get(i).isObject()) {
                objects.add(new FieldReader(list.get(i), this, place, problems));
            } else {
                refuse(place, "expected an object, but is " + shown(list.get(i)));
                objects.add(muted(place));
            }
        }
        return objects;
    }

    /** Refuses every field that nobody asked for. */
    void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                refuse(name, "unknown field, expected " + (known.isEmpty() ? "none" : "one of " + known));
            }
        });
    }

    void refuse(String name, String problem) {
        markUnsound();
        problems.add("%s", path(name) + ": " + problem);
    }

    /** Refuses this object as a whole. */
    void refuseThis(String problem) {
        refuse(List.of(problem + ", but is " + shown(node)));
    }

    /** Takes over what was found wrong with this object as a whole. */
    void refuse(List<String> found) {
        if (!found.isEmpty()) {
            markUnsound();
        }
        Problems own = parent == null ? problems : problems.prefixed(parent.path(step));
        own.addAll(found);
    }

    private @Nullable JsonNode require(String name, Predicate<JsonNode> isAccepted, String wanted) {
        known.add(name);
        JsonNode value = node.get(name);
        if (value != null && isAccepted.test(value)) {
            return value;
        }
        refuse(name, value == null ? "missing, expected " + wanted : "expected " + wanted + ", but is " + shown(value));
        return null;
    }

    private void markUnsound() {
        for (FieldReader each = this; each != null; each = each.parent) {
            each.sound = false;
        }
    }

    private String path(String name) {
        return parent == null ? name : parent.path(step) + "." + name;
    }

    /** Stands for an object that is not there, which was said already. */
    private FieldReader muted(String name) {
        FieldReader muted = new FieldReader(NO_FIELDS, this, name, new Problems());
        muted.markUnsound();
        return muted;
    }

    private static boolean isFinite(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue());
    }

    private static boolean isNotFinite(JsonNode value) {
        return value.isTextual() && Set.of("NaN", "Infinity", "-Infinity").contains(value.textValue());
    }

    private static boolean isValue(JsonNode value) {
        return value.isTextual()
                || value.isBoolean()
                || (value.isIntegralNumber() ? value.canConvertToLong() : isFinite(value));
    }

    private static Object toValue(JsonNode value) {
        if (value.isNumber()) {
            return value.isIntegralNumber() ? (Object) value.longValue() : (Object) value.doubleValue();
        }
        return value.isBoolean() ? (Object) value.booleanValue() : value.textValue();
    }

    private static String shown(JsonNode value) {
        String text = value.isMissingNode() ? "nothing" : value.toString();
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}

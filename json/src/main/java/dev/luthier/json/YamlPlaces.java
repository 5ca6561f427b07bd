package dev.luthier.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** On which line of a YAML text each field stands, so that what is wrong with it can be found. */
final class YamlPlaces {
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\[\\d+])?(\\.[A-Za-z][A-Za-z0-9_]*(\\[\\d+])?)*(?=:)");
    private static final Pattern QUOTED_NAME = Pattern.compile("(?:parameter|experiment name) '([^']*)'");
    private static final Pattern SETTING =
            Pattern.compile("(optimizer|early-stopping rule)\\b(?:[^:]*: setting '([^']*)')?");
    private static final Pattern FIRST_WORD = Pattern.compile("[A-Za-z]+");
    private static final int SEVERAL = -1;

    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, Integer> byField = new HashMap<>();
    private final Map<String, List<String>> byName = new HashMap<>();

    /** Reads the rest of the text. */
    YamlPlaces(YAMLParser parser) throws IOException {
        String field = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            int line = parser.currentTokenLocation().getLineNr();
            String path = path(parser.getParsingContext().pathAsPointer());
            lines.putIfAbsent(path, line);
            if (token == JsonToken.FIELD_NAME) {
                field = parser.getText();
                byField.merge(field, line, (one, other) -> SEVERAL);
            } else if (token == JsonToken.VALUE_STRING && field.equals("name")) {
                byName.computeIfAbsent(parser.getText(), name -> new ArrayList<>())
                        .add(path);
            }
        }
    }

    /** The problems, each that can be located with its line before it. */
    List<String> locate(List<String> problems) {
        return problems.stream().map(this::locate).toList();
    }

    private String locate(String problem) {
        List<Integer> found = find(problem);
        if (found.isEmpty()) {
            return problem;
        }
        String numbers = found.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (found.size() == 1 ? "line " : "lines ") + numbers + ": " + problem;
    }

    // A problem begins with the path of what is wrong, or says at least the name of a parameter or field.
    private List<Integer> find(String problem) {
        Matcher path = PATH.matcher(problem);
        String place = path.lookingAt() ? path.group() : "";
        Matcher name = QUOTED_NAME.matcher(problem);
        if (name.find()) {
            List<Integer> named = linesOfName(name.group(1), place);
            if (!named.isEmpty()) {
                return named;
            }
        }
        Matcher setting = SETTING.matcher(problem);
        if (setting.lookingAt()) {
            String field = setting.group(1).equals("optimizer") ? "optimizer" : "earlyStop";
            return only(lineOfPath(setting.group(2) == null ? field : field + ".settings." + setting.group(2)));
        }
        Matcher word = FIRST_WORD.matcher(problem);
        return only(!place.isEmpty() ? lineOfPath(place) : word.lookingAt() ? byField.get(word.group()) : null);
    }

    private List<Integer> linesOfName(String name, String place) {
        return byName.getOrDefault(name, List.of()).stream()
                .filter(path -> path.startsWith(place))
                .map(lines::get)
                .distinct()
                .toList();
    }

    private static List<Integer> only(@Nullable Integer line) {
        return line == null || line == SEVERAL ? List.of() : List.of(line);
    }

    /** Of a field that is missing, the line of what it is missing in. */
    private @Nullable Integer lineOfPath(String path) {
        for (String rest = path; !rest.isEmpty(); rest = parent(rest)) {
            Integer line = lines.get(rest);
            if (line != null) {
                return line;
            }
        }
        return null;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    private static String path(JsonPointer pointer) {
        StringBuilder path = new StringBuilder();
        for (JsonPointer rest = pointer; rest != null && !rest.matches(); rest = rest.tail()) {
            String step = rest.getMatchingProperty();
            if (rest.mayMatchElement()) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(step);
            }
        }
        return path.toString();
    }
}

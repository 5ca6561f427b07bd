package dev.luthier.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** On which line of a YAML text each field stands, so that what is wrong with it can be found. */
final class YamlPlaces {
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\[\\d+])?(\\.[A-Za-z][A-Za-z0-9_]*(\\[\\d+])?)*(?=:)");
    private static final Pattern QUOTED_NAME = Pattern.compile("parameter '([^']*)'");
    private static final Pattern FIRST_WORD = Pattern.compile("[A-Za-z]+");
    private static final int SEVERAL = -1;

    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, Integer> byField = new HashMap<>();
    private final Map<String, Integer> byName = new HashMap<>();

    /** Reads the rest of the text. */
    YamlPlaces(YAMLParser parser) throws IOException {
        String field = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            int line = parser.currentTokenLocation().getLineNr();
            lines.putIfAbsent(path(parser.getParsingContext().pathAsPointer()), line);
            if (token == JsonToken.FIELD_NAME) {
                field = parser.getText();
                byField.merge(field, line, (one, other) -> SEVERAL);
            } else if (token == JsonToken.VALUE_STRING && field.equals("name")) {
                byName.merge(parser.getText(), line, (one, other) -> SEVERAL);
            }
        }
    }

    /** The problems, each that can be located with its line before it. */
    List<String> locate(List<String> problems) {
        return problems.stream().map(this::locate).toList();
    }

    private String locate(String problem) {
        Integer line = line(problem);
        return line == null || line == SEVERAL ? problem : "line " + line + ": " + problem;
    }

    // A problem begins with the path of what is wrong, or says at least the name of a parameter or field.
    private @Nullable Integer line(String problem) {
        Matcher name = QUOTED_NAME.matcher(problem);
        if (name.find() && byName.containsKey(name.group(1))) {
            return byName.get(name.group(1));
        }
        Matcher path = PATH.matcher(problem);
        if (path.lookingAt()) {
            return lineOfPath(path.group());
        }
        Matcher word = FIRST_WORD.matcher(problem);
        return word.lookingAt() ? byField.get(word.group()) : null;
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

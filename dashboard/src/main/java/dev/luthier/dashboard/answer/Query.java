package dev.luthier.dashboard.answer;

import dev.luthier.dashboard.view.ExperimentView;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands behind the question mark of a request: whole numbers only. */
public record Query(Map<String, Long> values) {

    /** @throws IllegalArgumentException if a value is no whole number */
    public static Query of(URI uri) {
        Map<String, Long> values = new LinkedHashMap<>();
        String query = uri.getRawQuery();
        for (String part : query == null ? new String[0] : query.split("&", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2) {
                values.put(pair[0], whole(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
            }
        }
        return new Query(values);
    }

    /** That value; {@code otherwise} if it was not said. */
    public long get(String name, long otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int getInt(String name, int otherwise) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, get(name, otherwise)));
    }

    /** The fact up to which the experiment is to be shown: that of the time {@code at}, else the latest. */
    long fact(ExperimentView view) {
        return values.containsKey("at") ? Math.max(0, view.factAt(get("at", 0))) : view.facts() - 1;
    }

    private static long whole(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is '" + text + "', must be a whole number", e);
        }
    }
}

package dev.luthier.json;

import dev.luthier.problem.InvalidInputException;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Search spaces as JSON: {@code {"parameters":[{"name":"lr","type":"double","scale":"log","min":1e-5,"max":0.1}]}}. Also reads
 * the short form {@code {"lr":{"log_uniform":[1e-5,0.1]}}}.
 */
public final class SearchSpaceJson {
    private static final int LINE_PER_PARAMETER = 2;

    private SearchSpaceJson() {}

    /** The space as text with a line for each parameter; {@link #read} gives an equal space back. */
    public static String write(SearchSpace space) {
        return JsonText.lines(LINE_PER_PARAMETER, out -> write(space, out));
    }

    /**
     * Reads a search space.
     *
     * @throws InvalidInputException with everything that is wrong with the text or with the space that it describes
     */
    public static SearchSpace read(String json) {
        return JsonText.read(json, "search space", SearchSpaceJson::read);
    }

    static void write(SearchSpace space, FieldWriter out) {
        out.objects("parameters", space.parameters(), ParameterJson::write);
    }

    static @Nullable SearchSpace read(FieldReader in) {
        List<Parameter> sound = new ArrayList<>();
        Set<String> unsound = new HashSet<>();
        if (!in.has("parameters") && !in.names().isEmpty()) {
            readShort(in, sound, unsound);
        } else {
            readParameters(in, sound, unsound);
        }
        in.end();
        try {
            return SearchSpace.of(withoutConditionsOn(unsound, sound));
        } catch (InvalidInputException e) {
            in.refuse(e.problems());
            return null;
        }
    }

    /** {@code {"lr":{"log_uniform":[1e-5,0.1]}}}: one field for each parameter, without conditions. */
    private static void readShort(FieldReader in, List<Parameter> sound, Set<String> unsound) {
        for (String name : in.names()) {
            Parameter parameter = Distribution.read(name, in.object(name));
            if (parameter != null) {
                sound.add(parameter);
            } else {
                unsound.add(name);
            }
        }
    }

    private static void readParameters(FieldReader in, List<Parameter> sound, Set<String> unsound) {
        for (FieldReader each : in.objects("parameters")) {
            Parameter parameter = ParameterJson.read(each);
            if (parameter != null) {
                sound.add(parameter);
            } else {
                unsound.add(each.text("name"));
            }
        }
    }

    /** Lets the rest of a space be judged although some of its parameters could not be read. */
    private static List<Parameter> withoutConditionsOn(Set<String> names, List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.withConditions(parameter.conditions().stream()
                        .filter(condition -> !names.contains(condition.parent()))
                        .toList()))
                .toList();
    }
}

package dev.luthier.json;

import dev.luthier.definition.Definition;
import dev.luthier.problem.Problems;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A definition with what a program needs beyond it to run the experiment, as one YAML file; see {@link DefinitionYaml#readFile}.
 *
 * @param definition the experiment
 * @param run the part {@code run}; null if there is none
 */
public record ExperimentFile(
        Definition definition, @Nullable Run run) {

    /**
     * What runs, and where.
     *
     * @param function {@code CLASS} or {@code CLASS::METHOD} of the training function
     * @param configuration name of the record that it is given; null if it gets the values by name
     * @param jars files or folders with the user's classes, as they are written
     * @param slots how many trials run at once; null for as many as there is room for
     * @param master of Spark; null for threads of one JVM
     * @param inputs declared inputs, URIs by name
     * @param into folder or URI where the experiment is written down; null for the usual place
     */
    public record Run(
            String function,
            @Nullable String configuration,
            List<String> jars,
            @Nullable Integer slots,
            @Nullable String master,
            Map<String, String> inputs,
            @Nullable String into) {

        public Run {
            jars = List.copyOf(jars);
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        }
    }

    static ExperimentFile read(FieldReader in, BiConsumer<ExperimentFile, Problems> check) {
        Run run = in.has("run") ? run(in.object("run")) : null;
        ExperimentFile file = new ExperimentFile(DefinitionJson.read(in), run);
        Problems problems = new Problems();
        check.accept(file, problems);
        in.refuse(problems.messages());
        return file;
    }

    private static @Nullable Run run(FieldReader in) {
        Run run = new Run(
                in.text("function"),
                in.has("configuration") ? in.text("configuration") : null,
                in.has("jars") ? in.texts("jars") : List.of(),
                in.has("slots") ? (Integer) in.count("slots") : null,
                in.has("master") ? in.text("master") : null,
                in.has("inputs") ? in.object("inputs").allTexts() : Map.of(),
                in.has("into") ? in.text("into") : null);
        if (run.slots() != null && run.slots() < 1) {
            in.refuse("slots", "expected 1 or more, but is " + run.slots());
        }
        in.end();
        return in.isSound() ? run : null;
    }
}

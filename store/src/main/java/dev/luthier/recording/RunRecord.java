package dev.luthier.recording;

import dev.luthier.provenance.TrainingCode;
import dev.luthier.recording.input.InputFingerprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run of an experiment began with: the content of a file {@code run-00001.json}.
 *
 * @param luthierRecording version of the format
 * @param run 1 for the first run, 2 for the first time that the experiment went on …
 * @param startedAt when, in UTC, as {@code 2026-01-01T00:00:00Z}
 * @param code what trains
 * @param environment machine, JVM, settings, by name; without secrets
 * @param inputs of the data that the user declares
 */
public record RunRecord(
        int luthierRecording,
        int run,
        String startedAt,
        TrainingCode code,
        Map<String, String> environment,
        List<InputFingerprint> inputs) {
    /** The version that is written, and the newest one that is read. */
    public static final int FORMAT = 1;

    /** What differs in nearly every run and says little about its results. */
    private static final List<String> INCIDENTAL = List.of(
            "spark.app.id", "spark.app.startTime", "spark.app.submitTime", "spark.driver.port", "spark.executor.id");

    /** Maps and lists may be missing where they are read from JSON. */
    public RunRecord(
            int luthierRecording,
            int run,
            String startedAt,
            TrainingCode code,
            @Nullable Map<String, String> environment,
            @Nullable List<InputFingerprint> inputs) {
        this.luthierRecording = luthierRecording;
        this.run = run;
        this.startedAt = startedAt;
        this.code = code;
        this.environment = environment == null ? Map.of() : new TreeMap<>(environment);
        this.inputs = inputs == null ? List.of() : List.copyOf(inputs);
    }

    /** The input of that name, if it was declared. */
    public Optional<InputFingerprint> input(String name) {
        return inputs.stream().filter(input -> input.name().equals(name)).findFirst();
    }

    /** What differs in the environment, a line for each name: {@code cpu.count: 8 -> 64}. */
    public List<String> environmentDifferences(Map<String, String> other) {
        TreeMap<String, String> names = new TreeMap<>(environment);
        names.putAll(other);
        INCIDENTAL.forEach(names::remove);
        return names.keySet().stream()
                .filter(name -> !value(environment, name).equals(value(other, name)))
                .map(name -> name + ": " + value(environment, name) + " -> " + value(other, name))
                .toList();
    }

    /** What differs in the inputs that are declared here and there, a line for each difference. */
    public List<String> inputDifferences(List<InputFingerprint> others) {
        return others.stream()
                .flatMap(other -> input(other.name()).stream()
                        .flatMap(known -> known.differences(other).stream())
                        .map(difference -> "input '" + other.name() + "': " + difference))
                .toList();
    }

    private static String value(Map<String, String> values, String name) {
        return values.getOrDefault(name, "(not set)");
    }
}

package dev.luthier.benchmarks.surrogate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.SearchSpaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A learner that others trained many times on many data sets, of which a model was made (YAHPO Gym: Pfisterer, Schneider,
 * Moosbauer, Binder, Bischl, AutoML 2022), as a folder beside the project. It has {@code model.onnx} and {@code space.json} with
 * {@code params}, {@code instance_param}, the {@code onnx} format, {@code targets} with their directions, the
 * {@code official_suite_v1_single} of instance and target, and {@code reference_min_max_of_500k_random}. Thread-safe.
 */
public final class Scenario {
    private static final String SPACE = "space.json";
    private static final String MODEL = "model.onnx";

    private final JsonNode description;
    private final SurrogateModel model;
    private final SearchSpace space;
    private final Map<String, Object> fullFidelity = new LinkedHashMap<>();

    private Scenario(Path folder) throws IOException {
        this.description = new ObjectMapper().readTree(Files.readString(folder.resolve(SPACE)));
        this.model = new SurrogateModel(folder.resolve(MODEL), description.get("onnx"));
        SearchSpaceBuilder builder = SearchSpace.builder();
        for (JsonNode parameter : description.get("params")) {
            if (parameter.path("fidelity").asBoolean()) {
                fullFidelity.put(
                        parameter.get("name").asText(), parameter.get("high").doubleValue());
            } else {
                add(builder, parameter);
            }
        }
        this.space = builder.build();
    }

    private static void add(SearchSpaceBuilder builder, JsonNode parameter) {
        String name = parameter.get("name").asText();
        JsonNode low = parameter.path("low");
        JsonNode high = parameter.path("high");
        switch (parameter.get("type").asText() + (parameter.path("log").asBoolean() ? " log" : "")) {
            case "int" -> builder.integer(name, low.longValue(), high.longValue());
            case "int log" -> builder.logInteger(name, low.longValue(), high.longValue());
            case "double" -> builder.uniform(name, low.doubleValue(), high.doubleValue());
            case "double log" -> builder.logUniform(name, low.doubleValue(), high.doubleValue());
            default -> builder.choice(name, texts(parameter.get("values")).toArray());
        }
    }

    /** Those whose folders are in this one, by name. */
    public static List<Scenario> in(Path folder) throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        for (Path each : folders(folder)) {
            if (Files.isReadable(each.resolve(MODEL)) && Files.isReadable(each.resolve(SPACE))) {
                scenarios.add(new Scenario(each));
            }
        }
        return scenarios;
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    /** As in YAHPO Gym, {@code lcbench} for example. */
    public String name() {
        return description.get("scenario").asText();
    }

    /** What is searched; the fidelity is not in it. */
    public SearchSpace space() {
        return space;
    }

    /** The parameters that say how thoroughly a training is done, such as its epochs. */
    public Set<String> fidelities() {
        return fullFidelity.keySet();
    }

    /** The data sets of YAHPO's own suite for one objective. */
    public List<String> suite() {
        List<String> suite = new ArrayList<>();
        description
                .get("official_suite_v1_single")
                .forEach(each -> suite.add(each.get("instance").asText()));
        return suite;
    }

    /** The trainings on one data set, by the metric of the scenario's suite. */
    public Instance instance(String dataSet) {
        String metric =
                description.get("official_suite_v1_single").get(0).get("target").asText();
        JsonNode range =
                description.get("reference_min_max_of_500k_random").get(dataSet).get(metric);
        double sign = isMaximized(metric) ? -1 : 1;
        double best = isMaximized(metric)
                ? range.get("max").doubleValue()
                : range.get("min").doubleValue();
        return new Instance(name() + "/" + dataSet, withDataSet(dataSet), metric, sign, sign * best);
    }

    private Map<String, Object> withDataSet(String dataSet) {
        Map<String, Object> given = new LinkedHashMap<>(fullFidelity);
        given.put(description.get("instance_param").asText(), dataSet);
        return given;
    }

    private boolean isMaximized(String metric) {
        for (JsonNode each : description.get("targets")) {
            if (each.get("name").asText().equals(metric)) {
                return each.get("direction").asText().equals("maximize");
            }
        }
        throw new IllegalArgumentException("there is no target '" + metric + "'");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** The trainings on one data set, judged by one metric. */
    public final class Instance {
        private final String name;
        private final Map<String, Object> given;
        private final String metric;
        private final double sign;
        private final double lowest;

        private Instance(String name, Map<String, Object> given, String metric, double sign, double lowest) {
            this.name = name;
            this.given = given;
            this.metric = metric;
            this.sign = sign;
            this.lowest = lowest;
        }

        /** Scenario and data set, {@code lcbench/167168} for example. */
        public String name() {
            return name;
        }

        public SearchSpace space() {
            return space;
        }

        /** The lowest loss of 500,000 random configurations, which is not quite the lowest there is. */
        public double lowest() {
            return lowest;
        }

        /** The metric, with the other sign if more is better, at the full fidelity where the configuration names no other. */
        public double[] losses(List<Configuration> configurations) {
            double[] values = model.predict(
                    metric, configurations.stream().map(this::complete).toList());
            for (int i = 0; i < values.length; i++) {
                values[i] *= sign;
            }
            return values;
        }

        private Configuration complete(Configuration configuration) {
            Map<String, Object> complete = new LinkedHashMap<>(given);
            complete.putAll(configuration.asMap());
            return Configuration.of(complete);
        }
    }
}

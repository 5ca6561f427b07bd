package dev.luthier.benchmarks.surrogate;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import dev.luthier.space.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that predicts all metrics of a training from its configuration, in the format ONNX. Choices are numbers by a table,
 * what is not active is 0. Computes on one thread; may be used by several. It stays loaded as long as the JVM runs.
 */
final class SurrogateModel {
    private static final String CHOICES = "x_cat";
    private static final String NUMBERS = "x_cont";
    private static final int INACTIVE = 0;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<String> choices;
    private final List<String> numbers;
    private final List<String> metrics;
    private final Map<String, Map<String, Integer>> codes = new HashMap<>();

    /** @param format the order of inputs and outputs and the numbers of the choices */
    SurrogateModel(Path file, JsonNode format) throws IOException {
        this.choices = input(format, CHOICES);
        this.numbers = input(format, NUMBERS);
        this.metrics = texts(format.get("output").get("order"));
        format.get("encoding").properties().forEach(entry -> codes.put(entry.getKey(), codes(entry.getValue())));
        this.environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(file.toString(), options);
        } catch (OrtException e) {
            throw new IOException(file + " is not a model: " + e.getMessage(), e);
        }
    }

    private static List<String> input(JsonNode format, String name) {
        for (JsonNode input : format.get("inputs")) {
            if (input.get("name").textValue().equals(name)) {
                return texts(input.get("order"));
            }
        }
        throw new IllegalArgumentException("the model has no input " + name);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.textValue()));
        return texts;
    }

    private static Map<String, Integer> codes(JsonNode table) {
        Map<String, Integer> codes = new HashMap<>();
        table.properties()
                .forEach(entry -> codes.put(entry.getKey(), entry.getValue().intValue()));
        return codes;
    }

    /** The names of the metrics that it predicts. */
    List<String> metrics() {
        return metrics;
    }

    /** One metric of each configuration; all of them at once, which costs a tenth of one by one. */
    double[] predict(String metric, List<Configuration> configurations) {
        int column = metrics.indexOf(metric);
        if (column < 0) {
            throw new IllegalArgumentException("the model predicts no '" + metric + "', only " + metrics);
        }
        float[][] predicted = predict(configurations);
        double[] values = new double[predicted.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = predicted[i][column];
        }
        return values;
    }

    private float[][] predict(List<Configuration> configurations) {
        int[][] chosen = new int[configurations.size()][choices.size()];
        float[][] given = new float[configurations.size()][numbers.size()];
        for (int i = 0; i < chosen.length; i++) {
            encode(configurations.get(i), chosen[i], given[i]);
        }
        try (OnnxTensor categorical = OnnxTensor.createTensor(environment, chosen);
                OnnxTensor continuous = OnnxTensor.createTensor(environment, given);
                OrtSession.Result result = session.run(Map.of(CHOICES, categorical, NUMBERS, continuous))) {
            return (float[][]) result.get(0).getValue();
        } catch (OrtException e) {
            throw new IllegalStateException("the model does not predict: " + e.getMessage(), e);
        }
    }

    private void encode(Configuration configuration, int[] chosen, float[] given) {
        for (int i = 0; i < chosen.length; i++) {
            String name = choices.get(i);
            chosen[i] = configuration.contains(name) ? code(name, configuration.getString(name)) : INACTIVE;
        }
        for (int i = 0; i < given.length; i++) {
            String name = numbers.get(i);
            given[i] = configuration.contains(name) ? (float) configuration.getDouble(name) : INACTIVE;
        }
    }

    private int code(String name, String value) {
        Integer code = codes.getOrDefault(name, Map.of()).get(value);
        if (code == null) {
            throw new IllegalArgumentException("the model knows no " + name + " '" + value + "'");
        }
        return code;
    }
}

package dev.luthier.tracking.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs on a tracking server. */
final class RestRunStore implements RunStore {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int PAGE = 1000;
    private static final int PARALLELISM = 8;
    private static final String PROXIED = "mlflow-artifacts";
    private static final String ALREADY_THERE = "RESOURCE_ALREADY_EXISTS";

    private final MlflowHttp http;

    RestRunStore(MlflowHttp http) {
        this.http = http;
    }

    @Override
    public String place() {
        return http.server().toString();
    }

    @Override
    public int parallelism() {
        return PARALLELISM;
    }

    @Override
    public String experiment(String name) throws IOException, InterruptedException {
        Optional<JsonNode> found = http.experimentByName(name);
        if (found.isEmpty()) {
            return createdExperiment(name);
        }
        JsonNode experiment = found.get().path("experiment");
        if ("deleted".equals(experiment.path("lifecycle_stage").asText())) {
            throw new RefusedException(
                    "its experiment '" + name + "' is deleted: restore it, or delete it for good with 'mlflow gc'");
        }
        return experiment.path("experiment_id").asText();
    }

    private String createdExperiment(String name) throws IOException, InterruptedException {
        try {
            return http.post("experiments/create", JSON.objectNode().put("name", name))
                    .path("experiment_id")
                    .asText();
        } catch (RefusedException e) {
            if (String.valueOf(e.getMessage()).startsWith(ALREADY_THERE)) {
                throw new IOException("another one made the experiment '" + name + "' at the same time", e);
            }
            throw e;
        }
    }

    @Override
    public List<StoredRun> find(String experiment, Map<String, String> tags) throws IOException, InterruptedException {
        ObjectNode query = JSON.objectNode().put("max_results", PAGE).put("filter", filter(tags));
        query.putArray("experiment_ids").add(experiment);
        List<StoredRun> found = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = http.post("runs/search", token.isEmpty() ? query : query.put("page_token", token));
            page.path("runs").forEach(run -> found.add(stored(run)));
            token = page.path("next_page_token").asText("");
        } while (!token.isEmpty());
        return found;
    }

    @Override
    public StoredRun create(String experiment, NewRun run) throws IOException, InterruptedException {
        ObjectNode body = JSON.objectNode()
                .put("experiment_id", experiment)
                .put("run_name", run.name())
                .put("start_time", run.startedAtMillis());
        body.set("tags", pairs(run.tags()));
        return stored(http.post("runs/create", body).path("run"));
    }

    @Override
    public void log(StoredRun run, RunData data) throws IOException, InterruptedException {
        for (RunData piece : data.pieces()) {
            ObjectNode body = JSON.objectNode().put("run_id", run.id());
            body.set("metrics", metrics(piece.metrics()));
            body.set("params", pairs(piece.params()));
            body.set("tags", pairs(piece.tags()));
            http.post("runs/log-batch", body);
        }
    }

    @Override
    public void update(StoredRun run, RunStatus status, long atMillis) throws IOException, InterruptedException {
        ObjectNode body = JSON.objectNode().put("run_id", run.id()).put("status", status.name());
        http.post("runs/update", status.isTerminal() ? body.put("end_time", atMillis) : body);
    }

    @Override
    public Optional<String> keep(StoredRun run, String path, byte[] content) throws IOException, InterruptedException {
        URI root = URI.create(run.artifactUri());
        if (!PROXIED.equals(root.getScheme())) {
            return Optional.of("the server does not take files itself, it keeps them at " + root
                    + " (it would if started with --serve-artifacts)");
        }
        http.putArtifact(root.getPath().substring(1) + "/" + path, content);
        return Optional.empty();
    }

    private static String filter(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> "tags." + tag.getKey() + " = '" + tag.getValue().replace("'", "") + "'")
                .collect(Collectors.joining(" and "));
    }

    private static StoredRun stored(JsonNode run) {
        JsonNode info = run.path("info");
        Map<String, String> tags = new TreeMap<>();
        run.path("data")
                .path("tags")
                .forEach(tag ->
                        tags.put(tag.path("key").asText(), tag.path("value").asText()));
        Map<String, Long> lastSteps = new TreeMap<>();
        run.path("data")
                .path("metrics")
                .forEach(metric -> lastSteps.put(
                        metric.path("key").asText(), metric.path("step").asLong()));
        return new StoredRun(
                info.path("run_id").asText(),
                info.path("experiment_id").asText(),
                info.path("artifact_uri").asText(),
                RunStatus.valueOf(info.path("status").asText("RUNNING")),
                tags,
                lastSteps);
    }

    private static ArrayNode pairs(Map<String, String> entries) {
        ArrayNode pairs = JSON.arrayNode();
        entries.forEach((key, value) -> pairs.addObject().put("key", key).put("value", value));
        return pairs;
    }

    private static ArrayNode metrics(List<RunData.Metric> metrics) {
        ArrayNode array = JSON.arrayNode();
        for (RunData.Metric metric : metrics) {
            ObjectNode object = array.addObject().put("key", metric.key());
            // JSON has no NaN and no infinities; Protobuf's JSON takes them as texts.
            if (Double.isFinite(metric.value())) {
                object.put("value", metric.value());
            } else {
                object.put("value", String.valueOf(metric.value()));
            }
            object.put("timestamp", metric.atMillis()).put("step", metric.step());
        }
        return array;
    }
}

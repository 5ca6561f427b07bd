package dev.luthier.tracking.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tracking server in this process that keeps to the limits that MLflow documents, and can be made to misbehave. */
final class MlflowServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("[/\\w.\\- ]{1,250}");
    private static final Pattern CONDITION = Pattern.compile("tags\\.(\\S+) = '([^']*)'");
    private static final int PAGE = 3; // small, so that tests turn pages
    private static final int MOST_BYTES = 1_000_000;

    final Map<String, String> experiments = new LinkedHashMap<>();
    final Map<String, Run> runs = new LinkedHashMap<>();
    final Map<String, byte[]> artifacts = new TreeMap<>();
    final List<String> refusals = new ArrayList<>();
    final AtomicInteger requests = new AtomicInteger();
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile int failEvery;
    volatile int loseEvery;
    volatile boolean isDown;
    volatile String artifactScheme = "mlflow-artifacts:";
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    static final class Run {
        String id;
        String name;
        String status = "RUNNING";
        long startMillis;
        long endMillis;
        final Map<String, String> tags = new TreeMap<>();
        final Map<String, String> params = new TreeMap<>();
        final Set<Metric> metrics = new HashSet<>();

        List<Metric> metric(String key) {
            return metrics.stream()
                    .filter(each -> each.key.equals(key))
                    .sorted(Comparator.comparingLong(Metric::step).thenComparingLong(Metric::timestamp))
                    .toList();
        }
    }

    record Metric(String key, double value, long timestamp, long step) {}

    MlflowServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::serve);
        http.setExecutor(threads);
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    synchronized List<Run> children() {
        return runs.values().stream()
                .filter(run -> run.tags.containsKey("mlflow.parentRunId"))
                .toList();
    }

    synchronized Run parent() {
        Collection<Run> parents = runs.values().stream()
                .filter(run -> !run.tags.containsKey("mlflow.parentRunId"))
                .toList();
        if (parents.size() != 1) {
            throw new AssertionError("parents: " + parents.size());
        }
        return parents.iterator().next();
    }

    synchronized Run child(int trial) {
        List<Run> found = children().stream()
                .filter(run -> run.tags.get("luthier.trial").equals(String.valueOf(trial)))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("runs of trial " + trial + ": " + found.size());
        }
        return found.get(0);
    }

    @Override
    public void close() {
        gate.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            int number = requests.incrementAndGet();
            byte[] body = exchange.getRequestBody().readAllBytes();
            gate.await();
            if (isDown || (failEvery > 0 && number % failEvery == 0)) {
                answer(exchange, 500, "{\"error_code\":\"INTERNAL_ERROR\",\"message\":\"database is locked\"}");
                return;
            }
            String answer;
            int status = 200;
            try {
                answer = handle(exchange, body);
            } catch (IllegalArgumentException e) {
                synchronized (this) {
                    refusals.add(e.getMessage());
                }
                String[] parts = e.getMessage().split(": ", 2);
                status = parts[0].equals("RESOURCE_DOES_NOT_EXIST") ? 404 : 400;
                answer = JSON.createObjectNode()
                        .put("error_code", parts[0])
                        .put("message", parts[1])
                        .toString();
            }
            if (loseEvery == 0 || number % loseEvery != 0) {
                answer(exchange, status, answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private synchronized String handle(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String artifacts = "/api/2.0/mlflow-artifacts/artifacts/";
        if (path.startsWith(artifacts)) {
            this.artifacts.put(path.substring(artifacts.length()), body);
            return "{}";
        }
        JsonNode json = body.length == 0 ? query(exchange.getRequestURI().getRawQuery()) : JSON.readTree(body);
        String endpoint = path.replace("/api/2.0/mlflow/", "");
        OfficialMessages.check(endpoint, json.toString());
        return switch (endpoint) {
            case "experiments/get-by-name" ->
                experimentByName(json.path("experiment_name").asText());
            case "runs/get" ->
                JSON.createObjectNode().set("run", asJson(run(json))).toString();
            case "metrics/get-history" -> history(json);
            case "experiments/create" -> createExperiment(json.path("name").asText());
            case "runs/search" -> search(json);
            case "runs/create" -> create(json);
            case "runs/log-batch" -> log(json, body.length);
            case "runs/update" -> update(json);
            default -> throw new IllegalArgumentException("ENDPOINT_NOT_FOUND: " + path);
        };
    }

    private static ObjectNode query(String query) {
        ObjectNode json = JSON.createObjectNode();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            json.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return json;
    }

    private String experimentByName(String name) {
        refuse(!experiments.containsKey(name), "RESOURCE_DOES_NOT_EXIST: no experiment " + name);
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("experiment")
                .put("experiment_id", experiments.get(name))
                .put("lifecycle_stage", "active");
        return answer.toString();
    }

    private String createExperiment(String name) {
        refuse(experiments.containsKey(name), "RESOURCE_ALREADY_EXISTS: " + name);
        experiments.put(name, String.valueOf(experiments.size() + 1));
        return JSON.createObjectNode()
                .put("experiment_id", experiments.get(name))
                .toString();
    }

    private String search(JsonNode json) {
        List<Run> found = new ArrayList<>(runs.values());
        Matcher condition = CONDITION.matcher(json.path("filter").asText());
        while (condition.find()) {
            String key = condition.group(1);
            String value = condition.group(2);
            found.removeIf(run -> !value.equals(run.tags.get(key)));
        }
        int from = json.path("page_token").asInt(0);
        int to = Math.min(found.size(), from + PAGE);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode page = answer.putArray("runs");
        found.subList(from, to).forEach(run -> page.add(asJson(run)));
        return (to < found.size() ? answer.put("next_page_token", String.valueOf(to)) : answer).toString();
    }

    private String create(JsonNode json) {
        Run run = new Run();
        run.id = "run" + runs.size();
        run.name = json.path("run_name").asText();
        run.startMillis = json.path("start_time").asLong();
        json.path("tags").forEach(tag -> addTag(run, tag));
        runs.put(run.id, run);
        ObjectNode answer = JSON.createObjectNode();
        answer.set("run", asJson(run));
        return answer.toString();
    }

    private String log(JsonNode json, int bytes) {
        Run run = run(json);
        int metrics = json.path("metrics").size();
        int params = json.path("params").size();
        int tags = json.path("tags").size();
        refuse(bytes > MOST_BYTES, "INVALID_PARAMETER_VALUE: request of " + bytes + " bytes");
        refuse(metrics > 1000, "INVALID_PARAMETER_VALUE: " + metrics + " metrics");
        refuse(params > 100 || tags > 100, "INVALID_PARAMETER_VALUE: " + params + " params, " + tags + " tags");
        refuse(metrics + params + tags > 1000, "INVALID_PARAMETER_VALUE: more than 1000 entities");
        for (JsonNode param : json.path("params")) {
            String key = checkedKey(param);
            String value = param.path("value").asText();
            refuse(value.length() > 6000, "INVALID_PARAMETER_VALUE: param value too long");
            String old = run.params.putIfAbsent(key, value);
            refuse(
                    old != null && !old.equals(value),
                    "INVALID_PARAMETER_VALUE: changing param " + key + " from " + old + " to " + value);
        }
        json.path("tags").forEach(tag -> addTag(run, tag));
        for (JsonNode metric : json.path("metrics")) {
            JsonNode value = metric.path("value");
            double number = value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble();
            run.metrics.add(new Metric(
                    checkedKey(metric),
                    number,
                    metric.path("timestamp").asLong(),
                    metric.path("step").asLong()));
        }
        return "{}";
    }

    private String update(JsonNode json) {
        Run run = run(json);
        run.status = json.path("status").asText();
        run.endMillis = json.path("end_time").asLong();
        return "{}";
    }

    private String history(JsonNode json) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode metrics = answer.putArray("metrics");
        run(json).metric(json.path("metric_key").asText()).forEach(metric -> metrics.add(asJson(metric)));
        return answer.toString();
    }

    private Run run(JsonNode json) {
        Run run = runs.get(json.path("run_id").asText());
        refuse(run == null, "RESOURCE_DOES_NOT_EXIST: no such run");
        return run;
    }

    private static void addTag(Run run, JsonNode tag) {
        String value = tag.path("value").asText();
        refuse(value.length() > 5000, "INVALID_PARAMETER_VALUE: tag value too long");
        run.tags.put(checkedKey(tag), value);
    }

    private static String checkedKey(JsonNode entry) {
        String key = entry.path("key").asText();
        boolean isPath = key.startsWith("/")
                || List.of(key.split("/", -1)).stream()
                        .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        refuse(!KEY.matcher(key).matches() || isPath, "INVALID_PARAMETER_VALUE: invalid name " + key);
        return key;
    }

    private JsonNode asJson(Run run) {
        ObjectNode json = JSON.createObjectNode();
        json.putObject("info")
                .put("run_id", run.id)
                .put("experiment_id", "1")
                .put("status", run.status)
                .put("run_name", run.name)
                .put("start_time", run.startMillis)
                .put("end_time", run.endMillis)
                .put("artifact_uri", artifactScheme + "/1/" + run.id + "/artifacts");
        ObjectNode data = json.putObject("data");
        ArrayNode tags = data.putArray("tags");
        run.tags.forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
        ArrayNode params = data.putArray("params");
        run.params.forEach((key, value) -> params.addObject().put("key", key).put("value", value));
        ArrayNode metrics = data.putArray("metrics");
        Map<String, Metric> latest = new TreeMap<>();
        run.metrics.forEach(
                metric -> latest.merge(metric.key, metric, (one, other) -> one.step() > other.step() ? one : other));
        latest.values().forEach(metric -> metrics.add(asJson(metric)));
        return json;
    }

    private static ObjectNode asJson(Metric metric) {
        return JSON.createObjectNode()
                .put("key", metric.key())
                .put("value", metric.value())
                .put("timestamp", metric.timestamp())
                .put("step", metric.step());
    }

    private static void refuse(boolean isWrong, String message) {
        if (isWrong) {
            throw new IllegalArgumentException(message);
        }
    }
}

package dev.luthier.tracking.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Speaks the REST interface of MLflow's tracking server, version 2.0, which MLflow 1, 2 and 3 share. */
final class MlflowHttp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);
    private static final Set<Integer> MAY_PASS = Set.of(401, 403, 404, 408, 425, 429);
    private static final int LONGEST_QUOTE = 300;

    private final URI server;
    private final Optional<String> authorization;
    private final HttpClient client;

    /** @param authorization what the header of that name says */
    MlflowHttp(URI server, Optional<String> authorization) {
        this.server = server;
        this.authorization = authorization;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .build();
    }

    URI server() {
        return server;
    }

    JsonNode post(String endpoint, Object body) throws IOException, InterruptedException {
        byte[] json = JSON.writeValueAsBytes(body);
        return answer(request("/api/2.0/mlflow/" + endpoint)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json)));
    }

    /** The experiment of that name; empty if there is none. */
    Optional<JsonNode> experimentByName(String name) throws IOException, InterruptedException {
        String query = "?experiment_name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        try {
            return Optional.of(answer(request("/api/2.0/mlflow/experiments/get-by-name" + query)));
        } catch (RefusedException e) {
            if (String.valueOf(e.getMessage()).startsWith("RESOURCE_DOES_NOT_EXIST")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void putArtifact(String path, byte[] content) throws IOException, InterruptedException {
        String encoded = Arrays.stream(path.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        answer(request("/api/2.0/mlflow-artifacts/artifacts/" + encoded).PUT(BodyPublishers.ofByteArray(content)));
    }

    private HttpRequest.Builder request(String path) {
        String base = server.toString();
        String clean = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(clean + path)).timeout(TO_ANSWER);
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        Optional<JsonNode> json = parsed(response.body());
        int status = response.statusCode();
        if (status == 200 && json.isPresent()) {
            return json.get();
        }
        String error = json.filter(body -> body.has("error_code"))
                .map(body -> body.path("error_code").asText() + ": "
                        + quote(body.path("message").asText()))
                .orElse("");
        if (!error.isEmpty() && isFinal(status)) {
            throw new RefusedException(error);
        }
        String what = error.isEmpty() ? "no answer of an MLflow server: " + quote(response.body()) : error;
        throw new IOException(response.uri() + " answered " + status + ", " + what);
    }

    // A 404 with an error code of MLflow's says that something is not there; any other comes from something else.
    private static boolean isFinal(int status) {
        return status >= 400 && status < 500 && (status == 404 || !MAY_PASS.contains(status));
    }

    private static Optional<JsonNode> parsed(String body) {
        try {
            JsonNode json = JSON.readTree(body.isEmpty() ? "{}" : body);
            return json.isObject() ? Optional.of(json) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}

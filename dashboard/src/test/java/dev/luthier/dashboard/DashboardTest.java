package dev.luthier.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luthier.event.Ending;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.space.Configuration;
import dev.luthier.store.Store;
import dev.luthier.trial.TrialState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class DashboardTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String WISH = "{\"lr\":0.01,\"dropout\":0.25,\"layers\":2,\"kernel\":\"rbf\"}";

    private final Dashboard dashboard = Dashboard.open();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        dashboard.close();
    }

    @Test
    void showsWhatCameOfAnExperimentOfThisProcess() throws Exception {
        ExperimentResult<Configuration> result =
                SmallExperiment.whole().run(SmallExperiment.describe("small").listener(dashboard.listener()));

        JsonNode summary = awaitEnd("small");

        assertThat(summary.get("counts").get(2).asLong())
                .isEqualTo(result.trials().stream()
                        .filter(t -> t.state() == TrialState.FINISHED)
                        .count());
        assertThat(summary.get("bestTrial").asInt())
                .isEqualTo(result.bestTrial().orElseThrow().number());
        assertThat(summary.get("ending").asText()).isEqualTo("COMPLETED");
        assertThat(summary.get("canAct").asBoolean()).isFalse();
        assertThat(get("small/failures").get("groups")).hasSize(1);
        assertThat(get("small/curves").get("total").asInt()).isPositive();
        assertThat(get("small/timeline").get("rows")).hasSize(2);
        assertThat(get("small/rungs").get("levels")).hasSize(1);
        assertThat(get("small/importance").get("parameters")).hasSize(4);
        assertThat(get("small/trials/0").get("story").size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void showsARecordedExperimentAsItShowedItWhileItRan() throws Exception {
        SmallExperiment.whole()
                .run(SmallExperiment.describe("kept")
                        .journal(Store.at(directory.toString()))
                        .listener(dashboard.listener()));
        awaitEnd("kept");

        try (Dashboard later = Dashboard.open().show(Store.at(directory.toString()))) {
            String live = body(dashboard, "kept/rows").replaceAll("\"version\":\\d+", "");
            String recorded = "";
            while (!recorded.equals(live)) {
                recorded = body(later, "kept/rows").replaceAll("\"version\":\\d+", "");
                Thread.onSpinWait();
            }
            assertThat(recorded).isEqualTo(live);
            assertThat(body(later, "kept/trials/3")).isEqualTo(body(dashboard, "kept/trials/3"));
        }
    }

    @Test
    void showsTheExperimentAsItWasAtAnEarlierMoment() throws Exception {
        SmallExperiment.whole().run(SmallExperiment.describe("past").listener(dashboard.listener()));
        JsonNode end = awaitEnd("past");

        JsonNode begin = get("past/rows?at=" + end.get("openedAt").asLong());

        assertThat(begin.get("rows").size()).isLessThan(SmallExperiment.TRIALS);
        assertThat(begin.get("summary").get("ending").asText()).isEmpty();
        assertThat(get("past/rows?at=" + end.get("latestAt").asLong()).get("rows"))
                .hasSize(SmallExperiment.TRIALS);
    }

    @Test
    void whoHasTheTokenStopsATrialAndThenTheExperiment() throws Exception {
        SmallExperiment experiment = SmallExperiment.waitingIn(5);
        CompletableFuture<ExperimentResult<Configuration>> result = CompletableFuture.supplyAsync(() -> experiment.run(
                SmallExperiment.describe("acted").trials(1_000_000).listener(dashboard.listener())));
        awaitCanAct(experiment, "acted");

        HttpResponse<String> stop = send(post("acted/trials/5/stop", dashboard.token()));
        awaitStory("acted/trials/5", "told to stop");
        experiment.goOn();
        awaitStory("acted/trials/5", "stopped");
        HttpResponse<String> end = send(post("acted/stop", dashboard.token()));

        assertThat(stop.statusCode()).isEqualTo(202);
        assertThat(end.statusCode()).isEqualTo(202);
        assertThat(result.get().ending()).isEqualTo(new Ending(Ending.Kind.CANCELLED, "asked for on the dashboard"));
        assertThat(result.get().trials().get(5).state()).isEqualTo(TrialState.STOPPED);
    }

    @Test
    void whoHasTheTokenAddsTrialsAndEnqueuesAConfiguration() throws Exception {
        SmallExperiment experiment = SmallExperiment.waitingIn(SmallExperiment.TRIALS - 1);
        CompletableFuture<ExperimentResult<Configuration>> result = CompletableFuture.supplyAsync(
                () -> experiment.run(SmallExperiment.describe("more").listener(dashboard.listener())));
        awaitCanAct(experiment, "more");

        HttpResponse<String> added = send(post("more/trials", dashboard.token(), "{\"count\":3}"));
        HttpResponse<String> enqueued =
                send(post("more/enqueue", dashboard.token(), "{\"configuration\":" + WISH + "}"));
        experiment.goOn();

        assertThat(added.statusCode()).isEqualTo(202);
        assertThat(enqueued.statusCode()).isEqualTo(202);
        assertThat(result.get().trials()).hasSize(SmallExperiment.TRIALS + 3 + 1);
        assertThat(awaitEnd("more").get("budget").asInt()).isEqualTo(SmallExperiment.TRIALS + 3 + 1);
        assertThat(body(dashboard, "more/rows")).containsOnlyOnce("\"enqueued on the dashboard\"");
        assertThat(send(post("more/trials", dashboard.token(), "{\"count\":3}")).statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            trials  | {"count":0}                                   | count is 0, must be 1 to 1000000
            trials  | {"count":"ten"}                               | count is ten, must be a whole number
            trials  | {}                                            | count is 0, must be 1 to 1000000
            trials  | {"trials":4}                                  | unknown field 'trials', expected [count]
            trials  | [4]                                           | expected an object with the fields [count]
            enqueue | {"task":1}                                    | task is 1, must be 0 to 0
            enqueue | {"resource":11,"configuration":{"lr":1}}      | resource is 11, must be 1 to 10
            enqueue | {"resource":11,"configuration":{"lr":1}}      | parameter 'kernel': missing, expected
            enqueue | {"configuration":{"speed":1}}                 | parameter 'speed': unknown, the space has
            enqueue | {"configuration":{"lr":[1]}}                  | parameter 'lr' is START_ARRAY, must be
            """)
    void whatCannotBeAddedIsRefusedWithEveryProblem(String what, String body, String problem) throws Exception {
        SmallExperiment experiment = SmallExperiment.waitingIn(SmallExperiment.TRIALS - 1);
        CompletableFuture<ExperimentResult<Configuration>> result = CompletableFuture.supplyAsync(
                () -> experiment.run(SmallExperiment.describe("same").listener(dashboard.listener())));
        awaitCanAct(experiment, "same");

        HttpResponse<String> answer = send(post("same/" + what, dashboard.token(), body));
        experiment.goOn();

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("error").asText()).contains(problem);
        assertThat(result.get().trials()).hasSize(SmallExperiment.TRIALS);
    }

    @Test
    void whoHasNoTokenCannotAct() throws Exception {
        SmallExperiment.whole().run(SmallExperiment.describe("safe").listener(dashboard.listener()));
        awaitEnd("safe");

        for (String act : List.of("safe/stop", "safe/trials", "safe/enqueue")) {
            assertThat(send(post(act, "another-token-entirely")).statusCode()).isEqualTo(401);
        }
        assertThat(send(HttpRequest.newBuilder(uri("safe/stop"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aPageOfAnotherSiteCannotActEvenWithTheToken() throws Exception {
        SmallExperiment.whole().run(SmallExperiment.describe("safe").listener(dashboard.listener()));
        awaitEnd("safe");

        HttpRequest foreign = HttpRequest.newBuilder(post("safe/stop", dashboard.token()), (name, value) -> true)
                .header("Origin", "http://elsewhere.example")
                .build();
        HttpRequest form = HttpRequest.newBuilder(uri("safe/stop"))
                .header("Authorization", "Bearer " + dashboard.token())
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertThat(send(foreign).statusCode()).isEqualTo(403);
        assertThat(send(form).statusCode()).isEqualTo(415);
    }

    /** A name that another site lets point to this machine. */
    @ParameterizedTest
    @ValueSource(strings = {"elsewhere.example:%d", "127.0.0.1.elsewhere.example:%d", "localhost:1", ""})
    void anotherHostNameIsNotAnswered(String host) throws IOException {
        String answer = RawHttp.get(dashboard.port(), "/api/experiments", String.format(host, dashboard.port()));

        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/page/../Dashboard.class", "/page/%2e%2e/secret", "/page//etc/passwd", "/page/x", "/other"})
    void onlyTheFilesOfThePageAreServed(String path) throws IOException {
        assertThat(RawHttp.get(dashboard.port(), path, "localhost:" + dashboard.port()))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void thePageMayLoadNothingFromElsewhere() throws Exception {
        HttpResponse<String> page =
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + "/"))
                        .build());

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(page.body()).doesNotContain("https://", "http://");
    }

    @Test
    void onAnAddressForOthersLookingTakesTheToken() throws Exception {
        try (Dashboard open = Dashboard.of(InetAddress.getByName("0.0.0.0"), 0, "a-token-of-our-own")) {
            URI uri = URI.create("http://127.0.0.1:" + open.port() + "/api/experiments");

            assertThat(send(HttpRequest.newBuilder(uri).build()).statusCode()).isEqualTo(401);
            assertThat(send(HttpRequest.newBuilder(uri)
                                    .header("Authorization", "Bearer a-token-of-our-own")
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesATokenThatCouldBeGuessed() {
        assertThatThrownBy(() -> Dashboard.of(InetAddress.getByName("0.0.0.0"), 0, "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 6 characters, must have at least 16");
    }

    @Test
    void saysWhatIsWrongWithAQuestion() throws Exception {
        SmallExperiment.whole().run(SmallExperiment.describe("asked").listener(dashboard.listener()));
        awaitEnd("asked");

        assertThat(send(HttpRequest.newBuilder(uri("asked/rows?at=soon")).build()))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("at is 'soon', must be a whole number"));
        assertThat(send(HttpRequest.newBuilder(uri("nobody/rows")).build()).statusCode())
                .isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(uri("asked/trials/4711")).build())
                        .statusCode())
                .isEqualTo(400);
    }

    private JsonNode awaitEnd(String name) throws Exception {
        JsonNode summary = null;
        while (summary == null || summary.get("ending").asText().isEmpty()) {
            HttpResponse<String> rows =
                    send(HttpRequest.newBuilder(uri(name + "/rows")).build());
            summary = rows.statusCode() == 200 ? JSON.readTree(rows.body()).get("summary") : null;
        }
        return summary;
    }

    /** The page learns of an experiment a moment after it has begun. */
    private void awaitCanAct(SmallExperiment experiment, String name) throws Exception {
        experiment.awaitWaiting();
        while (!body(dashboard, name + "/rows").contains("\"canAct\":true")) {
            Thread.onSpinWait();
        }
    }

    private void awaitStory(String path, String kind) throws Exception {
        String body = "";
        while (!body.contains("\"" + kind)) {
            body = body(dashboard, path);
        }
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(body(dashboard, path));
    }

    private String body(Dashboard of, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + of.port() + "/api/experiments/" + path);
        return send(HttpRequest.newBuilder(uri).build()).body();
    }

    private HttpRequest post(String path, String token) {
        return post(path, token, "{}");
    }

    private HttpRequest post(String path, String token, String body) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + dashboard.port() + "/api/experiments/" + path);
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

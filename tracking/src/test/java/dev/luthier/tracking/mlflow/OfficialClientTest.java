package dev.luthier.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.tracking.Sampler;
import dev.luthier.trial.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlflow.api.proto.Service;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.Page;
import org.mlflow.tracking.utils.MlflowTagConstants;

/** What an experiment leaves on a tracking server is what MLflow's own client reads. */
class OfficialClientTest {
    @TempDir
    private static Path folder;

    private static MlflowServer server;
    private static MlflowClient client;
    private static ExperimentResult<Configuration> result;

    @BeforeAll
    static void runAnExperiment() throws IOException {
        server = new MlflowServer();
        client = new MlflowClient(server.address().toString());
        result = Luthier.experiment(
                        "read-back", SearchSpace.builder().uniform("x", 0, 1).build())
                .minimize("loss")
                .optimizer(new Sampler())
                .trials(4)
                .journal(JournalProvider.inMemory())
                .sink(MlflowSink.of(
                        new RestRunStore(new MlflowHttp(server.address(), Optional.empty())),
                        folder,
                        1 << 20,
                        Duration.ofMillis(1)))
                .quiet()
                .train((configuration, trial) -> {
                    trial.report(1, Map.of("loss", 0.5, "size", 3.0));
                    trial.report(2, 0.25);
                    if (trial.number() == 3) {
                        throw new IllegalStateException("odd");
                    }
                    return configuration.getDouble("x");
                })
                .runOn(LocalSlots.of(2));
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    @Test
    void findsTheChildrenByTheirParent() {
        List<Service.Run> children = children();

        assertThat(parent().getInfo().getStatus()).isEqualTo(Service.RunStatus.FINISHED);
        assertThat(children)
                .extracting(
                        run -> run.getInfo().getRunName(), run -> run.getInfo().getStatus())
                .containsExactlyInAnyOrder(
                        tuple("trial 0", Service.RunStatus.FINISHED),
                        tuple("trial 1", Service.RunStatus.FINISHED),
                        tuple("trial 2", Service.RunStatus.FINISHED),
                        tuple("trial 3", Service.RunStatus.FAILED));
    }

    @Test
    void readsParametersTagsAndTimes() {
        Trial trial = result.trials().get(0);
        Service.Run run = child(0);

        assertThat(pairs(run.getData().getParamsList(), Service.Param::getKey, Service.Param::getValue))
                .containsEntry("x", String.valueOf(trial.configuration().getDouble("x")));
        assertThat(pairs(run.getData().getTagsList(), Service.RunTag::getKey, Service.RunTag::getValue))
                .containsEntry("luthier.attempt", "1")
                .containsEntry("luthier.state", "FINISHED")
                .containsEntry("luthier.slot", trial.attempts().get(0).slot());
        assertThat(run.getInfo().getStartTime())
                .isEqualTo(trial.attempts().get(0).startedAtMillis());
        assertThat(run.getInfo().getEndTime()).isEqualTo(trial.attempts().get(0).endedAtMillis());
    }

    @Test
    void readsTheWholeCurve() {
        Trial trial = result.trials().get(1);
        String run = child(1).getInfo().getRunId();

        assertThat(client.getMetricHistory(run, "loss"))
                .extracting(Service.Metric::getStep, Service.Metric::getValue)
                .containsExactly(
                        tuple(1L, 0.5),
                        tuple(2L, 0.25),
                        tuple(2L, trial.metric().orElseThrow()));
        assertThat(client.getMetricHistory(run, "size"))
                .extracting(Service.Metric::getStep, Service.Metric::getValue)
                .containsExactly(tuple(1L, 3.0));
    }

    @Test
    void requestsWithOtherFieldsAreNotTakenForGood() {
        assertThatThrownBy(() -> OfficialMessages.check("runs/update", "{\"run_id\": \"1\", \"state\": \"FINISHED\"}"))
                .hasMessageContaining("state");
        assertThat(server.refusals).allMatch(each -> each.startsWith("RESOURCE_DOES_NOT_EXIST: no experiment"));
    }

    private static Service.Run child(int trial) {
        return children().stream()
                .filter(run -> run.getInfo().getRunName().equals("trial " + trial))
                .findFirst()
                .orElseThrow();
    }

    private static List<Service.Run> children() {
        return search("tags." + MlflowTagConstants.PARENT_RUN_ID + " = '"
                + parent().getInfo().getRunId() + "'");
    }

    private static Service.Run parent() {
        return search("").stream()
                .filter(run -> run.getData().getTagsList().stream()
                        .noneMatch(tag -> tag.getKey().equals(MlflowTagConstants.PARENT_RUN_ID)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Service.Run> search(String filter) {
        String experiment =
                client.getExperimentByName("read-back").orElseThrow().getExperimentId();
        List<Service.Run> found = new ArrayList<>();
        Page<Service.Run> page = client.searchRuns(List.of(experiment), filter, Service.ViewType.ACTIVE_ONLY, 3);
        page.getItems().forEach(found::add);
        while (page.hasNextPage()) {
            page = page.getNextPage();
            page.getItems().forEach(found::add);
        }
        return found;
    }

    private static <P> Map<String, String> pairs(List<P> entries, Function<P, String> key, Function<P, String> value) {
        return entries.stream().collect(Collectors.toMap(key, value));
    }
}

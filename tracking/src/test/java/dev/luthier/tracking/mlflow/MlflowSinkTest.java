package dev.luthier.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.event.Ending;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.run.LocalSlots;
import dev.luthier.sink.Progress;
import dev.luthier.sink.Sink;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.store.Store;
import dev.luthier.tracking.Sampler;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialFunction;
import dev.luthier.trial.TrialState;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class MlflowSinkTest {
    private static final SearchSpace SPACE = SearchSpace.builder()
            .uniform("x", 0, 1)
            .choice("kernel", "rbf", "poly")
            .build();
    private static final TrialFunction<Configuration> CURVE = (configuration, trial) -> {
        for (int step = 1; step <= 3; step++) {
            trial.report(step, configuration.getDouble("x") / step);
        }
        return configuration.getDouble("x");
    };

    @TempDir
    private Path folder;

    private MlflowServer server;

    @BeforeEach
    void start() throws IOException {
        server = new MlflowServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void experimentIsAParentRunAndTrialsAreItsChildren() {
        ExperimentResult<Configuration> result = run("plain", CURVE, sink());

        MlflowServer.Run parent = server.parent();
        assertThat(parent.status).isEqualTo("FINISHED");
        assertThat(parent.name).isEqualTo("plain");
        assertThat(parent.startMillis).isEqualTo(result.startedAtMillis());
        assertThat(parent.params).containsEntry("seed", "1");
        assertThat(parent.tags).containsEntry("luthier.ending", "COMPLETED: budget of 10 trials");
        assertThat(server.experiments).containsOnlyKeys("plain");
        assertThat(server.children()).hasSize(10);
        Trial trial = result.trials().get(7);
        MlflowServer.Run child = server.child(7);
        assertThat(child.name).isEqualTo("trial 7");
        assertThat(child.status).isEqualTo("FINISHED");
        assertThat(child.tags)
                .containsEntry("mlflow.parentRunId", parent.id)
                .containsEntry("luthier.attempt", "1")
                .containsEntry("luthier.slot", trial.attempts().get(0).slot())
                .containsEntry("luthier.state", "FINISHED");
        assertThat(child.params)
                .containsEntry("x", String.valueOf(trial.configuration().getDouble("x")))
                .containsEntry("kernel", trial.configuration().getString("kernel"));
        assertThat(child.endMillis).isEqualTo(trial.attempts().get(0).endedAtMillis());
        assertThat(server.refusals).allMatch(each -> each.startsWith("RESOURCE_DOES_NOT_EXIST: no experiment"));
    }

    @Test
    void eachReportIsAStepAndTheResultIsTheLatestValue() {
        ExperimentResult<Configuration> result = run("steps", CURVE, sink());

        for (Trial trial : result.trials()) {
            List<MlflowServer.Metric> loss = server.child(trial.number()).metric("loss");
            assertThat(loss).extracting(MlflowServer.Metric::step).containsExactly(1L, 2L, 3L, 3L);
            assertThat(loss.get(1).value()).isEqualTo(trial.curve().value(1));
            assertThat(loss.get(3).value()).isEqualTo(trial.metric().orElseThrow());
            assertThat(loss.get(3).timestamp()).isGreaterThan(loss.get(2).timestamp());
        }
        List<MlflowServer.Metric> best = server.parent().metric("best loss");
        assertThat(best.get(best.size() - 1).value()).isEqualTo(result.bestMetric());
        assertThat(best.get(best.size() - 1).step()).isEqualTo(10);
    }

    @Test
    void definitionTableAndChartAreArtifactsOfTheParent() {
        run("files", CURVE, sink());

        String root = "1/" + server.parent().id + "/artifacts/";
        assertThat(server.artifacts.keySet())
                .containsExactlyInAnyOrder(root + "definition.json", root + "trials.csv", root + "charts/best.svg");
        assertThat(new String(server.artifacts.get(root + "trials.csv"), StandardCharsets.UTF_8).lines())
                .hasSize(11);
    }

    @Test
    void failedAndStoppedTrialsSayWhy() {
        run(
                "failing",
                (configuration, trial) -> {
                    if (trial.number() == 3) {
                        throw new IllegalStateException("no such kernel");
                    }
                    return 1.0;
                },
                sink());

        MlflowServer.Run failed = server.child(3);
        assertThat(failed.status).isEqualTo("FAILED");
        assertThat(failed.tags.get("luthier.reason")).contains("no such kernel");
        assertThat(failed.tags.get("luthier.stackTrace")).contains("MlflowSinkTest");
    }

    @Test
    void reportsThatAreNoNumberArriveAsSuch() {
        run(
                "nan",
                (configuration, trial) -> {
                    trial.report(1, Double.NaN);
                    trial.report(2, Double.POSITIVE_INFINITY);
                    return 1.0;
                },
                sink());

        assertThat(server.child(0).metric("loss"))
                .extracting(MlflowServer.Metric::value)
                .containsExactly(Double.NaN, Double.POSITIVE_INFINITY, 1.0);
    }

    @Test
    void serverThatFailsAndLosesAnswersGetsEverythingOnce() {
        server.failEvery = 5;
        server.loseEvery = 7;

        ExperimentResult<Configuration> result = run("shaky", CURVE, new Stubborn(sink()));

        assertThat(server.children()).hasSize(10);
        for (Trial trial : result.trials()) {
            MlflowServer.Run child = server.child(trial.number());
            assertThat(child.metric("loss"))
                    .extracting(MlflowServer.Metric::step)
                    .containsExactly(1L, 2L, 3L, 3L);
            assertThat(child.status).isEqualTo("FINISHED");
        }
        assertThat(server.parent().status).isEqualTo("FINISHED");
    }

    @Test
    void experimentEndsWhileTheServerHoldsEveryAnswer() {
        server.gate = new CountDownLatch(1);
        AtomicInteger last = new AtomicInteger(10);

        run(
                "held",
                (configuration, trial) -> {
                    if (last.decrementAndGet() == 0) {
                        server.gate.countDown(); // which never comes if trials wait for the server
                    }
                    return 1.0;
                },
                sink());

        assertThat(server.children())
                .extracting(run -> run.status)
                .containsOnly("FINISHED")
                .hasSize(10);
    }

    @Test
    void serverThatIsDownLeavesASpoolThatTheNextExperimentSends() throws Exception {
        URI address = server.address();
        server.close();
        ExperimentResult<Configuration> result = run("unlucky", CURVE, sinkAt(address));
        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        Path spooled = folder.resolve("spool").resolve("unlucky-" + result.startedAtMillis() + ".mlflow.jsonl");
        assertThat(Files.readAllLines(spooled)).hasSize(11);
        server = new MlflowServer();
        String moved = Files.readString(spooled)
                .replace(address.toString(), server.address().toString());
        Files.writeString(spooled, moved);

        run("lucky", CURVE, sink());

        assertThat(spooled).doesNotExist();
        assertThat(server.experiments).containsOnlyKeys("lucky", "unlucky");
        assertThat(server.children()).hasSize(20);
        assertThat(server.runs.values()).extracting(run -> run.status).containsOnly("FINISHED");
    }

    @Test
    void spoolHasABoundAndSaysWhatDidNotFit() throws Exception {
        server.isDown = true;
        Sink sink = MlflowSink.of(store(server.address()), folder.resolve("spool"), 2_500, Duration.ofMillis(1));
        List<Progress> missing = new ArrayList<>();
        ExperimentResult<Configuration> result = run("crowded", CURVE, new Watched(sink, missing));

        List<String> lines = sink.close(missing.get(0));

        assertThat(lines).singleElement().asString().contains("without ").contains("for which there was no room");
        Path spooled = folder.resolve("spool").resolve("crowded-" + result.startedAtMillis() + ".mlflow.jsonl");
        assertThat(Files.size(spooled)).isLessThanOrEqualTo(2_500);
        assertThat(Files.readAllLines(spooled).size()).isBetween(2, 10);
    }

    @Test
    void refusedTrialDoesNotKeepTheOthersBack() throws Exception {
        List<Trial> trials = run("refused", CURVE, sink()).trials();
        Sink sink = sink();
        sink.update(progress(trialWith(trials.get(0), List.of(), TrialState.RUNNING)));
        MlflowServer.Run first = server.children().get(10);
        first.params.put("x", "changed by somebody");
        Sink next = sink();

        next.update(progress(trials.get(0)).withChanged(trials));

        assertThat(next.close(progress(trials.get(0)).withChanged(List.of())))
                .singleElement()
                .asString()
                .startsWith("trials [0] (INVALID_PARAMETER_VALUE: changing param x from changed by somebody to ");
        assertThat(server.children()).hasSize(20);
        assertThat(server.children().subList(11, 20))
                .extracting(run -> run.status)
                .containsOnly("FINISHED");
    }

    @Test
    void serverOfAnotherKindIsSaidToBeNone() throws Exception {
        server.close();
        List<Progress> missing = new ArrayList<>();
        try (NoMlflow other = new NoMlflow()) {
            run("elsewhere", CURVE, new Watched(sinkAt(other.address()), missing));
        }

        assertThat(missing.get(0).changed()).hasSize(10);
    }

    @Test
    void serverThatKeepsFilesElsewhereStillGetsTheRuns() {
        server.artifactScheme = "s3:";

        Sink sink = sink();
        List<Progress> ends = new ArrayList<>();
        run("elsewhere", CURVE, new Watched(sink, ends));

        assertThat(server.parent().status).isEqualTo("FINISHED");
        assertThat(server.artifacts).isEmpty();
        assertThat(sink.close(ends.get(0)))
                .singleElement()
                .asString()
                .contains("files (the server does not take files itself, it keeps them at s3:/1/");
    }

    @Test
    void experimentThatGoesOnWritesToTheRunsThatItBegan() {
        JournalProvider journals = Store.at(folder.resolve("journals").toString());
        builder("resumed", 5).journal(journals).sink(sink()).train(CURVE).runOn(LocalSlots.of(2));

        ExperimentResult<Configuration> result = builder("resumed", 9)
                .extend()
                .journal(journals)
                .sink(sink())
                .train(CURVE)
                .runOn(LocalSlots.of(2));

        assertThat(server.parent().status).isEqualTo("FINISHED");
        assertThat(server.children()).hasSize(9);
        for (Trial trial : result.trials()) {
            assertThat(server.child(trial.number()).metric("loss"))
                    .extracting(MlflowServer.Metric::step)
                    .containsExactly(1L, 2L, 3L, 3L);
        }
    }

    @Test
    void anotherRunOfTheSameExperimentGetsAnotherParent() {
        run("again", CURVE, sink());
        run("again", CURVE, sink());

        assertThat(server.experiments).hasSize(1);
        assertThat(server.runs).hasSize(22);
    }

    @Test
    void trialThatIsHalfThereIsCompleted() throws Exception {
        Trial whole = run("half", CURVE, sink()).trials().get(0);
        Progress first = progress(trialWith(whole, whole.curve().reports().subList(0, 2), TrialState.RUNNING));
        Sink before = sink();
        before.update(first); // and then its driver is killed
        Sink after = sink();

        after.update(progress(whole));

        List<MlflowServer.Run> runs = server.children().stream()
                .filter(run -> run.tags.get("luthier.trial").equals("0"))
                .toList();
        assertThat(runs).hasSize(2);
        assertThat(runs.get(1).metric("loss"))
                .extracting(MlflowServer.Metric::step)
                .containsExactly(1L, 2L, 3L, 3L);
    }

    private Progress progress(Trial trial) {
        return new Progress(builder("half", 10).train(CURVE).definition(), 1_000, 2_000, List.of(trial), 1, null);
    }

    private static Trial trialWith(Trial trial, List<Report> reports, TrialState state) {
        return new Trial(
                trial.number(),
                trial.task(),
                trial.configuration(),
                trial.resource(),
                state,
                trial.note(),
                List.of(),
                Curve.of(reports),
                null);
    }

    private Sink sink() {
        return sinkAt(server.address());
    }

    private Sink sinkAt(URI address) {
        return MlflowSink.of(store(address), folder.resolve("spool"), 1 << 20, Duration.ofMillis(1));
    }

    private static RunStore store(URI address) {
        return new RestRunStore(new MlflowHttp(address, Optional.empty()));
    }

    private static ExperimentResult<Configuration> run(String name, TrialFunction<Configuration> function, Sink sink) {
        return builder(name, 10).sink(sink).train(function).runOn(LocalSlots.of(2));
    }

    private static ExperimentBuilder<Configuration> builder(String name, int trials) {
        return Luthier.experiment(name, SPACE)
                .minimize("loss")
                .optimizer(new Sampler())
                .trials(trials)
                .quiet();
    }
}

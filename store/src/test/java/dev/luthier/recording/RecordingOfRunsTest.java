package dev.luthier.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.experiment.Experiment;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.Luthier;
import dev.luthier.json.DefinitionJson;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.provenance.TrainingCode;
import dev.luthier.recording.environment.ClassPath;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.typed.Uniform;
import dev.luthier.store.Store;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every run of an experiment that is written down is recorded beside its journal. */
class RecordingOfRunsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/recording-v1");

    record Point(@Uniform(min = 0, max = 1) double x) {}

    @TempDir
    Path folder;

    private Path input;

    @BeforeEach
    void writeInput() throws IOException {
        input = Files.writeString(folder.resolve("digits.csv"), "pixel,digit\n0,7\n");
    }

    @Test
    void runIsRecordedWithCodeEnvironmentAndInputs() throws IOException {
        Experiment<Point> experiment = describe(3).train(RecordingOfRunsTest::train);

        experiment.runOn(LocalSlots.of(2));

        RunRecord run = records().runs().get(0);
        assertThat(run.run()).isEqualTo(1);
        assertThat(run.code().toString()).isEqualTo(RecordingOfRunsTest.class.getName() + "::train");
        assertThat(run.code().configuration()).isEqualTo(Point.class.getName());
        assertThat(run.environment())
                .containsEntry("slots", "2 local threads")
                .containsEntry("java.version", System.getProperty("java.version"));
        assertThat(run.inputs()).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo("digits");
            assertThat(found.size()).isEqualTo(16);
            assertThat(found.columns()).hasToString("[pixel whole, digit whole]");
        });
        assertThat(DefinitionJson.read(Files.readString(place().resolve("definition.json"))))
                .isEqualTo(experiment.definition());
    }

    @Test
    void classPathIsRecordedByTheEndOfTheRun() throws IOException {
        describe(1).train(RecordingOfRunsTest::train).runOn(LocalSlots.of(1));

        assertThat(records().classPath(1))
                .hasValueSatisfying(recorded -> assertThat(recorded.entries())
                        .hasSizeGreaterThan(3)
                        .allMatch(entry -> entry.sha256().matches("[0-9a-f]{64}")));
    }

    @Test
    void everyRunThatGoesOnHasARecordOfItsOwn() throws IOException {
        describe(2).train(RecordingOfRunsTest::train).runOn(LocalSlots.of(1));
        describe(4).extend().train(RecordingOfRunsTest::train).runOn(LocalSlots.of(2));

        List<RunRecord> runs = records().runs();

        assertThat(runs).extracting(RunRecord::run).containsExactly(1, 2);
        assertThat(runs.get(0).environmentDifferences(runs.get(1).environment()))
                .containsExactly("slots: 1 local threads -> 2 local threads");
    }

    @Test
    void experimentThatHasEndedIsNotRecordedAgain() throws IOException {
        describe(2).train(RecordingOfRunsTest::train).runOn(LocalSlots.of(1));
        Files.delete(input);

        describe(2).train(RecordingOfRunsTest::train).runOn(LocalSlots.of(1));

        assertThat(records().runs()).hasSize(1);
    }

    @Test
    void otherDataAreRefusedBeforeAnythingRuns() throws IOException {
        describe(2).train(RecordingOfRunsTest::train).runOn(LocalSlots.of(1));
        Files.writeString(input, "pixel,digit\n0,8\n");
        Experiment<Point> more = describe(4).extend().train((point, trial) -> {
            throw new AssertionError("ran on other data");
        });

        assertThatThrownBy(() -> more.runOn(LocalSlots.of(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        "'recorded', which was begun on other data", "input 'digits': content was", "fork(");
        assertThat(records().runs()).hasSize(1);
    }

    @Test
    void sameDataElsewhereAreAccepted() throws IOException {
        describe(2).train(RecordingOfRunsTest::train).runOn(LocalSlots.of(1));
        Path moved = Files.move(input, folder.resolve("moved.csv"));

        describe(4)
                .input("digits", moved.toString())
                .extend()
                .train(RecordingOfRunsTest::train)
                .runOn(LocalSlots.of(1));

        assertThat(records().runs()).hasSize(2);
    }

    @Test
    void missingInputIsRefused() throws IOException {
        Files.delete(input);

        assertThatThrownBy(() -> describe(2).train(RecordingOfRunsTest::train).runOn(LocalSlots.of(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("input 'digits'");
    }

    @Test
    void recordThatACrashLeftHalfWrittenIsLeftOut() throws IOException {
        describe(2).train(RecordingOfRunsTest::train).runOn(LocalSlots.of(1));
        Files.writeString(place().resolve("run-00002.json"), "{\"luthierRecording\" : 1, \"ru");

        describe(4).extend().train(RecordingOfRunsTest::train).runOn(LocalSlots.of(1));

        assertThat(records().runs()).extracting(RunRecord::run).containsExactly(1, 3);
    }

    @Test
    void recordOfFormatOneIsRead() throws IOException {
        RunRecords golden = new RunRecords(Store.at(GOLDEN.toString()).filesOf("study"));

        RunRecord run = golden.runs().get(0);

        assertThat(run.startedAt()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(run.code())
                .isEqualTo(new TrainingCode(
                        TrainingCode.Kind.METHOD, "example.Train", "train", "example.Svm", "file:/opt/app.jar"));
        assertThat(run.environment()).containsEntry("spark.version", "4.1.0");
        assertThat(run.input("digits").orElseThrow().parts()).hasSize(2);
        assertThat(golden.classPath(1).orElseThrow().entries())
                .containsExactly(new ClassPath.Entry(
                        "/opt/app.jar",
                        3,
                        run.input("digits").orElseThrow().parts().get(0).sha256()));
    }

    @Test
    void recordIsWrittenAsItAlwaysWas() throws IOException {
        RunRecords golden = new RunRecords(Store.at(GOLDEN.toString()).filesOf("study"));
        RunRecords written = new RunRecords(Store.at(folder.toString()).filesOf("study"));

        written.write(golden.runs().get(0));
        written.write(golden.classPath(1).orElseThrow());

        for (String name : List.of("run-00001.json", "run-00001.classpath.json")) {
            assertThat(folder.resolve("study").resolve(name))
                    .hasSameTextualContentAs(GOLDEN.resolve("study").resolve(name));
        }
    }

    @Test
    void newerFormatIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("study"));
        Files.writeString(folder.resolve("study/run-00001.json"), "{\"luthierRecording\":2,\"run\":1}");

        assertThatThrownBy(() -> new RunRecords(Store.at(folder.toString()).filesOf("study")).runs())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has format 2, this version of Luthier reads up to 1");
    }

    @Test
    void changesOfTheClassPathAreNamedByJar() {
        ClassPathRecord before = classPath(entry("/a/x.jar", "1"), entry("/a/y.jar", "2"), entry("/a/z.jar", "3"));

        assertThat(before.differences(classPath(entry("/b/x.jar", "1"), entry("/b/y.jar", "9"), entry("/b/w.jar", "4"))
                        .entries()))
                .containsExactly("y.jar has changed", "z.jar is gone", "w.jar is new");
    }

    private ExperimentBuilder<Point> describe(int trials) {
        return Luthier.experiment("recorded", Point.class)
                .maximize("x")
                .optimizer(new Draws())
                .trials(trials)
                .input("digits", input.toString())
                .journal(Store.at(folder.toString()))
                .quiet();
    }

    private RunRecords records() {
        return new RunRecords(Store.at(folder.toString()).filesOf("recorded"));
    }

    private Path place() {
        return folder.resolve("recorded");
    }

    private static double train(Point point, TrialContext trial) {
        return point.x();
    }

    private static ClassPath.Entry entry(String path, String hash) {
        return new ClassPath.Entry(path, 1, hash);
    }

    private static ClassPathRecord classPath(ClassPath.Entry... entries) {
        return new ClassPathRecord(1, 1, List.of(entries));
    }

    private static final class Draws extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(searchSpace().sample(random()), "drawn");
        }
    }
}

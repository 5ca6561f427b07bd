package dev.luthier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.cli.Trainings.Training;
import dev.luthier.run.LocalSlots;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say of real experiments, and with which status they end. */
class CommandLineTest {
    /** What a command said, and its status. */
    record Said(int status, String out, String err) {}

    @TempDir
    Path folder;

    @Test
    void listShowsEveryExperimentInALine() {
        Trainings.run(folder, "one");
        Trainings.run(folder, "two");

        Said said = say("list", folder.toString());

        assertThat(said.status()).isZero();
        assertThat(said.out().lines().map(line -> line.split(" {2,}", -1)[0]))
                .containsExactly("experiment", "one", "two");
        assertThat(said.out().lines().skip(1)).allMatch(line -> line.contains("COMPLETED") && line.contains("random"));
    }

    @Test
    void listSaysThatThereIsNothing() {
        assertThat(say("list", folder.toString()).out()).contains("There is no experiment in " + folder);
    }

    @Test
    void listGoesOnAfterADamagedExperiment() throws IOException {
        Trainings.run(folder, "one");
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/journal-00001.jsonl"), "nonsense\n");

        Said said = say("list", folder.toString());

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("UNREADABLE").contains("COMPLETED");
    }

    @Test
    void showTellsEndingBestTrialRunsAndInputs() throws IOException {
        Path input = Files.writeString(folder.resolve("digits.csv"), "pixel,digit\n0,7\n");
        Trainings.describe(folder, "one")
                .input("digits", input.toString())
                .train(Trainings::train)
                .runOn(LocalSlots.of(2));

        Said said = say("show", "one", "-d", folder.toString());

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("ending      COMPLETED: budget of 12 trials")
                .contains("trials      12: ")
                .contains("best        score = ")
                .contains("trains dev.luthier.cli.Trainings::train")
                .contains("slots: 2 local threads")
                .contains("input       digits at " + input + ", 16 bytes, SHA-256 ")
                .contains("2 columns: [pixel whole, digit whole]");
    }

    @Test
    void showTellsWhatChangedBetweenTwoRuns() {
        Trainings.run(folder, "one");
        Trainings.describe(folder, "one")
                .trials(14)
                .extend()
                .train(Trainings::train)
                .runOn(LocalSlots.of(1));

        assertThat(say("show", "one", "-d", folder.toString()).out())
                .contains("run 2", "slots: 2 local threads -> 1 local threads");
    }

    @Test
    void definitionIsShownAsJson() {
        Trainings.run(folder, "one");

        assertThat(say("show", "one", "--definition", "-d", folder.toString()).out())
                .startsWith("{")
                .contains("\"name\":\"one\"");
    }

    @Test
    void bestIsTheFirstOfTheTrialsSortedByTheGoals() {
        Trainings.run(folder, "one");

        Said best = say("best", "one", "--format", "csv", "-d", folder.toString());
        Said all = say("trials", "one", "--sort", "best", "--format", "csv", "-d", folder.toString());

        assertThat(best.out().lines().toList())
                .isEqualTo(all.out().lines().limit(2).toList());
    }

    @Test
    void trialsAreFilteredAndSorted() {
        Trainings.run(folder, "one");

        Said said = say(
                "trials",
                "one",
                "--where",
                "state=finished",
                "--where",
                "x>=0.5",
                "--sort",
                "x",
                "--reverse",
                "--format",
                "csv",
                "-d",
                folder.toString());

        List<String> lines = said.out().lines().toList();
        assertThat(lines.get(0))
                .isEqualTo("trial,state,score,resource,steps,last,seconds,attempts,x,kind,note,failure");
        assertThat(lines.stream().skip(1).map(line -> Double.parseDouble(line.split(",", -1)[8])))
                .isNotEmpty()
                .allMatch(x -> x >= 0.5)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void failuresAreQuotedInCsv() {
        Trainings.describe(folder, "one")
                .train((point, trial) -> {
                    throw new IllegalStateException("no, not \"so\"");
                })
                .runOn(LocalSlots.of(1));

        assertThat(say("trials", "one", "-n", "1", "--format", "csv", "-d", folder.toString())
                        .out())
                .contains("\"EXCEPTION: java.lang.IllegalStateException: no, not \"\"so\"\"\"");
    }

    @Test
    void trialsAreJsonThatHoldsTheirCurves() {
        Trainings.run(folder, "one");

        Said said = say(
                "trials", "one", "--where", "state=finished", "-n", "2", "--format", "json", "-d", folder.toString());

        assertThat(said.out().lines().toList()).hasSize(4).startsWith("[").endsWith("]");
        assertThat(said.out()).contains("\"curve\":[{\"step\":1,");
    }

    @Test
    void tailShowsTheLatestFactsAndTheEnd() {
        Trainings.run(folder, "one");

        Said said = say("tail", "one", "-n", "3", "-f", "-d", folder.toString());

        assertThat(said.status()).isZero();
        assertThat(said.out().lines()).hasSize(4);
        assertThat(said.out()).contains("The experiment has ended: COMPLETED");
    }

    @Test
    void verifyFindsNothingInAnUntouchedExperiment() {
        Trainings.run(folder, "one");

        Said said = say("verify", "one", "-d", folder.toString());

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains(" suggestions compared: all the same");
    }

    @Test
    void reproduceFindsTheFunctionByItsRecordedName() {
        Trainings.run(folder, "one");

        Said said = say(reproduce("--slots", "2", "--tolerance", "0"));

        assertThat(said.out()).contains("one: 12 trials run again: 12 identical");
        assertThat(said.status()).isZero();
        assertThat(say("list", folder.toString()).out()).contains("one-again");
    }

    @Test
    void reproduceFindsAClassByItsRecordedName() {
        Trainings.describe(folder, "one").train(new Training()).runOn(LocalSlots.of(2));

        Said said = say(reproduce("--best", "2"));

        assertThat(said.out()).contains("2 trials run again: 2 identical");
    }

    @Test
    void reproduceSaysWhichTrialsDiffer() {
        Trainings.run(folder, "one");

        Said said = say(reproduce("--trials", "1,3", "--function", "dev.luthier.cli.Trainings::other"));

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out()).contains("2 trials run again: 0 identical", "2 different", "  trial 1 ", "  trial 3 ");
    }

    @Test
    void reproduceOfALambdaNamesTheWays() {
        Trainings.describe(folder, "one").train((point, trial) -> point.x()).runOn(LocalSlots.of(2));

        Said said = say(reproduce());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains("the training function is a lambda in dev.luthier.cli.CommandLineTest")
                .contains("--function CLASS or CLASS::METHOD")
                .contains("Recording.of(…).reproduce(function, slots)");
    }

    @Test
    void reproduceNamesWhatIsMissing() {
        Trainings.run(folder, "one");

        assertThat(say(reproduce("--function", "no.such.Class")).err())
                .contains("there is no class no.such.Class", "--jar FILE");
        assertThat(say(reproduce("--function", "dev.luthier.cli.Trainings::none"))
                        .err())
                .contains("has no static method 'none'");
        assertThat(say(reproduce("--function", "java.lang.Object")).err()).contains("is no training function");
        assertThat(say(reproduce("--jar", "none.jar")).err()).contains("jar none.jar does not exist");
        assertThat(say(reproduce("--trials", "77")).err()).contains("there are no trials [77]");
    }

    @Test
    void whatIfTellsWhatARuleWouldHaveDone() {
        Trainings.run(folder, "one");

        Said said = say(
                "what-if",
                "one",
                "--early-stop",
                "median",
                "--set",
                "minCompleted=2",
                "--trials",
                "-d",
                folder.toString());

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("one under median", "saved: ", "best: ", "verdict");
    }

    @Test
    void whatIfTellsWhatASchedulerWouldHaveDone() {
        Trainings.run(folder, "one");

        Said said = say(
                "what-if", "one", "--scheduler", "asha", "--set", "eta=2", "--checkpoints", "-d", folder.toString());

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("one under asha{", " instead of random", "saved: ", "best: kept");
    }

    @Test
    void whatIfAsksEitherARuleOrAScheduler() {
        Trainings.run(folder, "one");

        Said neither = say("what-if", "one", "-d", folder.toString());
        Said both = say("what-if", "one", "--scheduler", "asha", "--early-stop", "median", "-d", folder.toString());

        assertThat(neither.status()).isEqualTo(2);
        assertThat(neither.err()).contains("--early-stop", "--scheduler");
        assertThat(both.status()).isEqualTo(2);
    }

    @Test
    void wrongSettingOfARuleIsNamed() {
        Trainings.run(folder, "one");

        Said said = say("what-if", "one", "--early-stop", "median", "--set", "patients=2", "-d", folder.toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("setting 'patients' is unknown");
    }

    @Test
    void exportedExperimentIsReadFromItsArchive() {
        Trainings.run(folder, "one");
        String archive = folder.resolve("kept.zip").toString();

        Said exported = say("export", "one", "-o", archive, "-d", folder.toString());

        assertThat(exported.out()).contains("'one' is written to " + archive);
        assertThat(say("best", archive).out())
                .isEqualTo(say("best", "one", "-d", folder.toString()).out());
        assertThat(say("verify", archive).status()).isZero();
    }

    @Test
    void experimentThatIsNotThereIsNamedWithThoseThatAre() {
        Trainings.run(folder, "one");

        Said said = say("show", "two", "-d", folder.toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("there is no experiment 'two' in " + folder + ", there are [one]");
    }

    @Test
    void wrongColumnIsNamedWithThoseThatThereAre() {
        Trainings.run(folder, "one");

        assertThat(say("trials", "one", "--where", "colour=red", "-d", folder.toString())
                        .err())
                .contains("there is no column 'colour', there are [trial, state, score");
        assertThat(say("trials", "one", "--sort", "colour", "-d", folder.toString())
                        .err())
                .contains("--sort is 'colour'");
        assertThat(say("trials", "one", "--where", "nonsense", "-d", folder.toString())
                        .err())
                .contains("--where is 'nonsense'");
    }

    @Test
    void damagedJournalIsNoInternalError() throws IOException {
        Trainings.run(folder, "one");
        Path journal = folder.resolve("one/journal-00001.jsonl");
        Files.writeString(journal, Files.readString(journal).replaceFirst("slotJoined", "slotJoinee"));

        Said said = say("show", "one", "-d", folder.toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("journal-00001.jsonl", "is damaged");
    }

    @Test
    void archiveThatIsNotThereCannotBeRead() {
        assertThat(say("show", folder.resolve("none.zip").toString()).status()).isEqualTo(3);
    }

    @Test
    void commandMustBeNamed() {
        Said said = say();

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("Say which command", "reproduce");
    }

    @Test
    void otherMachinesNeedAToken() {
        Said said = say("ui", folder.toString(), "--address", "0.0.0.0");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("--address is 0.0.0.0", "LUTHIER_TOKEN");
    }

    @Test
    void helpNamesCommandsAndStatuses() {
        Said said = say("--help");

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("list", "show", "best", "trials", "tail", "verify", "reproduce", "what-if", "export");
        assertThat(said.out()).contains("Exit status:");
    }

    private String[] reproduce(String... more) {
        List<String> all = new ArrayList<>(
                List.of("reproduce", "one", "--quiet", "-d", folder.toString(), "--into", folder.toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static Said say(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Said(status, out.toString(), err.toString());
    }
}

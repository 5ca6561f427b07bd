package dev.luthier.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.luthier.cli.CommandLineTest.Said;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file to an experiment that has run, and what is said where the file is wrong. */
class RunCommandTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void init() {
        file = folder.resolve("experiment.yaml");
        assertThat(say("init", file.toString()).status()).isZero();
    }

    @Test
    void whatInitWritesRunsAsItIs() {
        Path result = folder.resolve("result.json");

        Said said = say("run", file.toString(), "--quiet", "--into", folder.toString(), "--result", result.toString());

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(result).content().contains("\"experiment\":\"first-try\"").contains("completed");
        assertThat(say("show", "first-try", "-d", folder.toString()).out())
                .contains("COMPLETED: budget of 40 trials", "dev.luthier.cli.experiment.Branin");
    }

    @Test
    void whatWasRunByItsNameCanBeReproduced() {
        say("run", file.toString(), "--quiet", "--into", folder.toString());

        Said said = say(
                "reproduce",
                "first-try",
                "--best",
                "2",
                "--quiet",
                "-d",
                folder.toString(),
                "--into",
                folder.toString());

        assertThat(said.status()).as(said.out() + said.err()).isZero();
    }

    @Test
    void initOverwritesNothing() {
        Said said = say("init", file.toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains(file + " exists already");
    }

    @Test
    void allMistakesOfAFileAreSaidWithTheirLines() throws IOException {
        replace("min: -5, max: 10", "min: -5");
        replace("direction: minimize", "direction: down");
        replace("trials: 40", "trials: many");
        replace("slots: 2", "slots: 0");

        Said said = say("run", file.toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains("line 10: direction: expected one of [maximize, minimize], but is \"down\"")
                .contains("line 17: tasks[0].space.parameters[0].max: missing")
                .contains("line 32: budget.trials: expected a whole number")
                .contains("run.slots: expected 1 or more, but is 0");
    }

    @Test
    void whatIsNamedButNotThereIsSaidWithTheOtherMistakes() throws IOException {
        replace("name: first-try\n\n", "name: first try\n\n");
        replace("min: -5, max: 10", "min: -5, max: -10");
        replace("{name: y, type: double, min: 0", "{name: x, type: double, min: 0");
        replace("earlyStop: {name: median}", "earlyStop: {name: median, settings: {minCompletd: 3}}");
        replace("# optimizer: {name: tpe,", "optimizer: {name: tpee,");
        replace("function: dev.luthier.cli.experiment.Branin", "function: com.example.Missing");

        Said said = say("run", file.toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains("invalid definition, 6 problems:")
                .contains("line 6: experiment name 'first try' must be")
                .contains("lines 17, 18: tasks[0].space: parameter 'x': min -5.0 is above max -10.0")
                .contains("lines 17, 18: tasks[0].space: parameter 'x': the name is used twice")
                .contains("line 26: optimizer 'tpee' is unknown: there are [asha, auto, ")
                .contains("line 29: early-stopping rule median: setting 'minCompletd' is unknown, there are [")
                .contains("run.function: there is no class com.example.Missing on the class path: say --jar FILE");
    }

    @Test
    void aFunctionOfARecordIsGivenTheRecord() throws IOException {
        replace("function: dev.luthier.cli.experiment.Branin", "function: dev.luthier.cli.Trainings::train");
        replace("- {name: x, type: double, min: -5, max: 10}", "- {name: x, type: double, min: 0.2, max: 1}");
        replace("- {name: y, type: double, min: 0, max: 15}", "- {name: kind, type: categorical, values: [a, b]}");
        String[] command = {
            "run",
            file.toString(),
            "--quiet",
            "--into",
            folder.toString(),
            "--configuration",
            "dev.luthier.cli.Trainings$Point"
        };

        Said said = say(command);

        assertThat(said.status()).as(said.err()).isZero();
        replace("name: kind", "name: sort");
        replace("name: first-try", "name: second-try");
        assertThat(say(command).err()).contains("the file has the parameters [sort, x]", "Point has [kind, x]");
    }

    @Test
    void aLargerBudgetIsTakenOnlyWhenThatIsSaid() throws IOException {
        say("run", file.toString(), "--quiet", "--into", folder.toString());
        replace("trials: 40", "trials: 45");

        assertThat(say("run", file.toString(), "--quiet", "--into", folder.toString())
                        .err())
                .contains("budget.trials: recorded 40, now 45");
        assertThat(say("run", file.toString(), "--quiet", "--into", folder.toString(), "--extend")
                        .status())
                .isZero();
        assertThat(say("run", file.toString(), "--quiet", "--into", folder.toString(), "--fork", "other")
                        .status())
                .isZero();
        assertThat(say("list", folder.toString()).out()).contains("first-try", "other");
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        assertThat(say("run", folder.resolve("none.yaml").toString()).err())
                .contains("there is no file", "luthier init");
        assertThat(say("run", file.toString(), "--function", "com.example.Train")
                        .err())
                .contains("there is no class com.example.Train", "--jar");
        assertThat(say("run", file.toString(), "--jar", "none.jar").err()).contains("jar none.jar does not exist");
        Files.writeString(file, Files.readString(file).replaceFirst("(?s)\nrun:.*", "\n"));
        assertThat(say("run", file.toString()).err()).contains("there is no training function: say --function");
    }

    @Test
    void submitPrintsTheLineForTheCluster() throws IOException {
        Path jar = Files.createFile(folder.resolve("training.jar"));
        Path own = Files.createFile(folder.resolve("luthier-cli.jar"));
        replace("# jars: [target/training.jar]", "jars: [training.jar]");
        System.setProperty("luthier.jar", own.toString());
        try {
            assertThat(say("submit", file.toString()).err()).contains("there is no master: say --master URL");

            Said said = say(
                    "submit",
                    file.toString(),
                    "--master",
                    "spark://host:7077",
                    "--slots",
                    "8",
                    "--conf",
                    "spark.app.name=my tuning");

            assertThat(said.out().strip())
                    .endsWith("--master spark://host:7077 --class dev.luthier.cli.Main --jars " + jar
                            + " --conf 'spark.app.name=my tuning' " + own + " run " + file + " --slots 8");
        } finally {
            System.clearProperty("luthier.jar");
        }
    }

    @Test
    void aMatrixIsRunFromAFileToo() throws IOException {
        Files.writeString(file, """
                name: table
                metric: score
                direction: maximize
                matrix:
                  data: [{name: all, type: classification, sets: [iris, wine]}]
                  models:
                    - name: both
                      models:
                        - {name: good, space: {x: {uniform: [0, 1]}}}
                        - {name: bad, space: {x: {uniform: [0, 1]}, y: {uniform: [0, 1]}}}
                  applications: [{models: [both], data: [all]}]
                  runsPerTask: 3
                run: {function: "dev.luthier.cli.Trainings::cell", slots: 2}
                """);

        Said said = say("run", file.toString(), "--quiet", "--into", folder.toString());

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(say("trials", "table", "--format", "csv", "--sort", "y", "--reverse", "-d", folder.toString())
                        .out()
                        .lines())
                .hasSize(1 + 2 * 2 * 3)
                .startsWith("trial,state,data,model,score,resource,steps,last,seconds,attempts,x,y,note,failure")
                .element(6, as(STRING))
                .contains(",bad,");
        assertThat(say("trials", "table", "--where", "data=wine", "--where", "model=good", "-d", folder.toString())
                        .out()
                        .lines())
                .hasSize(1 + 3);
    }

    @Test
    void analyzeSaysWhatMattersAndWhatWasSaved() {
        say("run", file.toString(), "--quiet", "--into", folder.toString());

        Said said = say("analyze", "first-try", "-d", folder.toString());

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("share of the variance (fANOVA)", "rank correlation with the end", "of slot time saved");
        assertThat(say("analyze", "first-try", "--task", "1", "-d", folder.toString())
                        .err())
                .contains("--task is 1, must be 0 to 0");
    }

    @Test
    void chartsAndSinksAreWrittenWhereThatIsSaid() {
        Path charts = folder.resolve("charts");
        Path tables = folder.resolve("tables");
        say("run", file.toString(), "--quiet", "--into", folder.toString(), "--sink", "csv:" + tables);

        Said said = say("export", "first-try", "-d", folder.toString(), "--charts", charts.toString());

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(charts).isDirectoryContaining(path -> path.toString().endsWith(".svg"));
        assertThat(tables).isDirectoryRecursivelyContaining("glob:**trials.csv");
    }

    @Test
    void completionKnowsTheCommands() {
        assertThat(say("generate-completion").out()).contains("what-if", "reproduce", "submit");
    }

    private void replace(String part, String other) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(part);
        Files.writeString(file, text.replace(part, other));
    }

    private static Said say(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Said(status, out.toString(), err.toString());
    }
}

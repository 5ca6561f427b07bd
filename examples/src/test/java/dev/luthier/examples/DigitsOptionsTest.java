package dev.luthier.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.luthier.problem.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void nothingSaidGivesTheDefaults() {
        DigitsOptions options = DigitsOptions.parse();

        assertThat(options)
                .isEqualTo(new DigitsOptions(
                        Optional.empty(),
                        Optional.empty(),
                        80,
                        OptionalInt.empty(),
                        1,
                        60,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        false));
        assertThat(options.experiment()).isEqualTo("digits");
    }

    @Test
    void everyOptionIsUnderstood() throws Exception {
        Path data = Files.writeString(folder.resolve("data.csv"), "a,target\n1,0\n");
        Path result = folder.resolve("result.json");

        DigitsOptions options = DigitsOptions.parse(
                "--master",
                "spark://host:7077",
                "--data",
                data.toString(),
                "--trials",
                "5",
                "--slots",
                "3",
                "--seed",
                "-2",
                "--rounds",
                "7",
                "--result",
                result.toString(),
                "--fork",
                "other",
                "--extend",
                "--dashboard",
                "--quiet");

        assertThat(options)
                .isEqualTo(new DigitsOptions(
                        Optional.of("spark://host:7077"),
                        Optional.of(data),
                        5,
                        OptionalInt.of(3),
                        -2,
                        7,
                        Optional.of(result),
                        Optional.of("other"),
                        true,
                        true,
                        true));
        assertThat(options.experiment()).isEqualTo("other");
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        String[] args = {
            "--trials",
            "0",
            "--slots",
            "many",
            "--seed",
            "1.5",
            "--data",
            "/no/such/file",
            "--result",
            "/no/such/folder/result.json",
            "--tirals",
            "--quiet",
            "--quiet",
            "--rounds"
        };

        InvalidInputException refusal =
                catchThrowableOfType(InvalidInputException.class, () -> DigitsOptions.parse(args));

        assertThat(refusal.problems())
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem)
                                .startsWith("unknown option '--tirals'; there are")
                                .contains("--trials"),
                        problem -> assertThat(problem).isEqualTo("--quiet is given twice"),
                        problem -> assertThat(problem).isEqualTo("--rounds lacks its value"),
                        problem -> assertThat(problem)
                                .isEqualTo("--trials is '0', must be a whole number from 1 to 2147483647"),
                        problem -> assertThat(problem).startsWith("--slots is 'many', must be a whole number from 1"),
                        problem -> assertThat(problem).startsWith("--seed is '1.5', must be a whole number"),
                        problem -> assertThat(problem)
                                .isEqualTo("--data is '/no/such/file', which is not a readable file"),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "--result is '/no/such/folder/result.json', must be a file in an existing"));
    }
}

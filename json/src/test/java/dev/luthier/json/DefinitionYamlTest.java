package dev.luthier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.definition.Definition;
import dev.luthier.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionYamlTest {
    private static final String YAML = """
            # A comment
            name: small-net
            objectives:
              - {metric: accuracy, direction: maximize}
              - {metric: latencyMs, direction: minimize}
            constraints:
              - {metric: memoryMb, atMost: 512}
            tasks:
              - name: small-net
                space:
                  parameters:
                    - {name: lr, type: double, scale: log, min: 1e-5, max: .1}
                    - name: answer
                      type: categorical
                      values: [yes, no, on, "1", 1, true]
            optimizer:
              name: grid
              settings:
                resolution: 4
            budget:
              trials: 100
              timeLimit: PT1H
            """;

    @Test
    void readsWhatTheSameFieldsInJsonSay() {
        Definition read = DefinitionYaml.read(YAML);

        assertThat(read).isEqualTo(DefinitionJson.read(DefinitionJson.write(read)));
        assertThat(read.objectives()).hasSize(2);
        assertThat(read.budget().timeLimit()).hasHours(1);
        assertThat(read.tasks().get(0).space().parameter("lr").decode(0)).isEqualTo(1e-5);
    }

    @Test
    void wordsThatSomeVersionsOfYamlTakeForBooleansAreTexts() {
        Definition read = DefinitionYaml.read(YAML);

        assertThat(read.tasks().get(0).space().parameter("answer").grid(7))
                .containsExactly("yes", "no", "on", "1", 1L, true);
    }

    @Test
    void jsonIsYamlToo() {
        Definition read = DefinitionYaml.read(YAML);

        assertThat(DefinitionYaml.read(DefinitionJson.write(read))).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    trials: 100     | trials: 010     | line 21: 010 is read in different ways, write a plain number
                    trials: 100     | trials: 1_000   | line 21: 1_000 is read in different ways
                    trials: 100     | trials: 0x10    | line 21: 0x10 is read in different ways
                    trials: 100     | trials: .inf    | line 21: .inf is read in different ways
                    trials: 100     | trials: many    | line 21: budget.trials: expected a whole number of at most 32 bits, but is "many"
                    trials: 100     | trails: 100     | line 21: budget.trails: unknown field
                    trials: 100     | trials: [1      | is not one YAML document
                    resolution: 4   | a: 1, a: 2      | is not one YAML document
                    """)
    void refusesWhatIsWrong(String part, String mistake, String expected) {
        String yaml = YAML.replaceFirst("(?m)^( *)" + part + "$", "$1" + mistake);

        assertThatThrownBy(() -> DefinitionYaml.read(yaml))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void saysOnWhichLineEachMistakeIs() {
        String yaml = YAML.replace("min: 1e-5, max: .1", "min: 1, max: .1")
                .replace("direction: minimize", "direction: down")
                .replaceFirst("(?m)^ *type: categorical\n", "")
                .replace("timeLimit: PT1H", "timeLimit: an hour");

        assertThatThrownBy(() -> DefinitionYaml.read(yaml))
                .hasMessageContaining("line 5: objectives[1].direction: expected one of")
                .hasMessageContaining("line 13: tasks[0].space.parameters[1].type: missing")
                .hasMessageContaining("line 12: tasks[0].space: parameter 'lr'")
                .hasMessageContaining("line 21: budget.timeLimit: expected a duration");
    }

    @Test
    void saysTheLineOfWhatIsWrongWithTheDefinitionAsAWhole() {
        assertThatThrownBy(() -> DefinitionYaml.read(YAML.replace("trials: 100", "trials: 0")))
                .hasMessageContaining("line 21: trials is 0, must be");
    }

    @Test
    void anAliasIsNotTakenForItsName() {
        String yaml = YAML.replace("name: small-net\nobj", "name: &n small-net\nobj")
                .replace("- name: small-net", "- name: *n");

        assertThatThrownBy(() -> DefinitionYaml.read(yaml))
                .hasMessageContaining("line 9: alias '*n' is not read, write out what it stands for");
    }

    @Test
    void aDefinitionWithoutAnOptimizerLeavesTheChoice() {
        Definition read = DefinitionYaml.read(YAML.replaceFirst("(?s)optimizer:.*budget:", "budget:"));

        assertThat(read.optimizer().name()).isEqualTo("auto");
    }
}

package dev.luthier.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.problem.Problems;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedTest {

    @Test
    void equalSettingsAreEqualObjectsWhateverTypesTheyCameIn() {
        Named ints =
                new Named("asha", Map.of("eta", 3, "share", 0.1f, "rungs", List.of(1, 3), "mode", RoundingMode.UP));
        Named longs = new Named("asha", Map.of("eta", 3L, "share", 0.1, "rungs", List.of(1L, 3L), "mode", "UP"));

        assertThat(ints).isEqualTo(longs).hasToString("asha{eta=3, mode=UP, rungs=[1, 3], share=0.1}");
        assertThat(problems(ints)).isEmpty();
    }

    @Test
    void namesEverySettingThatADefinitionCannotHold() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("a", Double.NaN);
        settings.put("b", Arrays.asList(1, null));
        settings.put("c", null);
        settings.put("d", Map.of());
        settings.put("e", List.of(List.of(1)));
        String wanted = ", must be a text, a finite number, a boolean or a list of these";

        assertThat(problems(new Named("own", settings)))
                .containsExactly(
                        "setting 'a' is NaN" + wanted,
                        "setting 'b' is [1, null]" + wanted,
                        "setting 'c' is null" + wanted,
                        "setting 'd' is {}" + wanted,
                        "setting 'e' is [[1]]" + wanted);
    }

    private static List<String> problems(Named named) {
        Problems problems = new Problems();
        named.check(problems);
        return problems.messages();
    }
}

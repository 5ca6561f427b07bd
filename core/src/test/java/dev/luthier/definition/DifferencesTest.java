package dev.luthier.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final Definition FIRST = definition(
            SearchSpace.builder().uniform("lr", 0, 1).integer("layers", 1, 5).build(), Map.of("eta", 3), 100);

    @Test
    void equalDefinitionsHaveNone() {
        Definition second = definition(
                SearchSpace.builder()
                        .uniform("lr", 0, 1)
                        .integer("layers", 1, 5)
                        .build(),
                Map.of("eta", 3),
                100);

        assertThat(FIRST.differences("recorded", second, "now")).isEmpty();
    }

    @Test
    void everyFieldThatDiffersIsNamed() {
        Definition second = definition(
                SearchSpace.builder()
                        .uniform("lr", 0, 0.5)
                        .integer("layers", 1, 5)
                        .bool("bias")
                        .build(),
                Map.of("eta", 4),
                200);

        assertThat(FIRST.differences("recorded", second, "now"))
                .contains(
                        "tasks[0].space.parameters.lr.max: recorded 1.0, now 0.5",
                        "optimizer.settings.eta: recorded 3, now 4",
                        "budget.trials: recorded 100, now 200")
                .anyMatch(line ->
                        line.startsWith("tasks[0].space.parameters.bias: recorded nothing, now BooleanParameter"))
                .hasSize(4);
    }

    @Test
    void anotherOrderOfParametersIsADifference() {
        Definition second = definition(
                SearchSpace.builder()
                        .integer("layers", 1, 5)
                        .uniform("lr", 0, 1)
                        .build(),
                Map.of("eta", 3),
                100);

        assertThat(FIRST.differences("recorded", second, "now"))
                .containsExactly("tasks[0].space.parameters: recorded in the order [lr, layers], now [layers, lr]");
    }

    @Test
    void budgetExtendsAnotherOnlyIfNothingIsLess() {
        Budget first = new Budget(10, 3, Duration.ofHours(1));

        assertThat(new Budget(11, 3, Duration.ofHours(1)).extendsBeyond(first)).isTrue();
        assertThat(new Budget(10, 3, null).extendsBeyond(first)).isTrue();
        assertThat(new Budget(11, 3, Duration.ofMinutes(59)).extendsBeyond(first))
                .isFalse();
        assertThat(new Budget(9, 3, null).extendsBeyond(first)).isFalse();
        assertThat(new Budget(11, 4, null).extendsBeyond(first)).isFalse();
        assertThat(first.extendsBeyond(first)).isFalse();
    }

    private static Definition definition(SearchSpace space, Map<String, Object> settings, int trials) {
        return new Definition(
                "study",
                "accuracy",
                Direction.MAXIMIZE,
                List.of(new Task("study", space)),
                new Named("halving", settings),
                new Named("none"),
                Budget.ofTrials(trials),
                Limits.DEFAULT,
                1);
    }
}

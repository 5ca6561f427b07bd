package dev.luthier.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems();

    @Test
    void letsAFaultlessInputPass() {
        boolean holds = problems.check(true, "never seen");

        assertThat(holds).isTrue();
        assertThat(problems.isEmpty()).isTrue();
        assertThatCode(() -> problems.throwIfAny("definition")).doesNotThrowAnyException();
    }

    @Test
    void reportsAllProblemsWithTheirPlaces() {
        Problems space = problems.prefixed("search space");
        space.prefixed("parameter 'lr'").check(false, "min %s is above max %s", 2.0, 1.0);
        problems.add("100% wrong");

        assertThatThrownBy(() -> problems.throwIfAny("definition"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "search space: parameter 'lr': min 2.0 is above max 1.0", "100% wrong"))
                .hasMessage("""
                        invalid definition, 2 problems:
                          - search space: parameter 'lr': min 2.0 is above max 1.0
                          - 100% wrong""");
    }

    @Test
    void reportsASingleProblemInOneLine() {
        problems.add("the name must not be empty");

        assertThatThrownBy(() -> problems.throwIfAny("definition"))
                .hasMessage("invalid definition: the name must not be empty");
    }

    @Test
    void takesOverMessagesLiterally() {
        problems.prefixed("task 3").addAll(List.of("50%d"));

        assertThat(problems.messages()).containsExactly("task 3: 50%d");
    }
}

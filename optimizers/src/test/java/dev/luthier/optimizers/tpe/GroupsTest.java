package dev.luthier.optimizers.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.space.SearchSpace;
import dev.luthier.testkit.Spaces;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {

    @Test
    void parametersThatAreActiveTogetherAreOneGroup() {
        assertThat(names(Spaces.conditional()))
                .containsExactly(List.of("model"), List.of("c", "kernel"), List.of("degree"), List.of("layers", "lr"));
    }

    @Test
    void aFlatSpaceIsOneGroup() {
        assertThat(Groups.of(Spaces.wide())).hasSize(1);
        assertThat(Groups.of(Spaces.oneValue())).isEmpty();
    }

    @Test
    void siblingsOfDifferentBranchesAreApart() {
        SearchSpace space = SearchSpace.builder()
                .bool("b")
                .when("b")
                .is(true, yes -> yes.uniform("y", 0, 1))
                .when("b")
                .is(false, no -> no.uniform("z", 0, 1))
                .build();

        assertThat(names(space)).containsExactly(List.of("b"), List.of("y"), List.of("z"));
    }

    private static List<List<String>> names(SearchSpace space) {
        return Groups.of(space).stream()
                .map(group -> Arrays.stream(group)
                        .mapToObj(dimension -> space.dimensions().get(dimension).name())
                        .toList())
                .toList();
    }
}

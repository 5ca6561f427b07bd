package dev.luthier.optimizers.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BranchTest {
    private static final Branch PART = new Branch(4, 0.25);

    @Test
    void movesOnlyTheChoiceOfAPoint() {
        double[] point = {0.1, 0.75, 0.3};

        PART.enter(point, new int[] {2, 4, 5});

        assertThat(point).containsExactly(0.1, 0.25, 0.3);
    }

    @Test
    void leavesPointsOfOtherGroupsAlone() {
        double[] point = {0.1, 0.75};

        PART.enter(point, new int[] {2, 5});

        assertThat(point).containsExactly(0.1, 0.75);
    }

    @Test
    void theWholeSpaceCountsLessTheMoreTrialsThePartHas() {
        assertThat(PART.weightOfWhole(0)).isEqualTo(1);
        assertThat(PART.weightOfWhole(3)).isEqualTo(0.5);
        assertThat(PART.weightOfWhole(27)).isEqualTo(0.1);
    }
}

package dev.luthier.optimizers.gaussian.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefitScheduleTest {

    @Test
    void nothingIsLearntFromNothing() {
        assertThat(RefitSchedule.pointsSinceAnchor(0)).isEmpty();
    }

    @Test
    void learnsAfterEachTrialAtFirst() {
        assertThat(RefitSchedule.pointsSinceAnchor(5)).endsWith(5);
        assertThat(RefitSchedule.pointsSinceAnchor(59)).endsWith(58, 59);
    }

    @Test
    void whatComesLaterDoesNotChangeThePoints() {
        for (int ended = 1; ended < 2000; ended++) {
            List<Integer> points = RefitSchedule.pointsSinceAnchor(ended);
            List<Integer> next = RefitSchedule.pointsSinceAnchor(ended + 1);

            assertThat(next.containsAll(points) || next.size() == 1).isTrue();
        }
    }

    @Test
    void littleHasToBeLearntAgainAfterACrash() {
        for (int ended = 1; ended < 3000; ended += 7) {
            assertThat(RefitSchedule.pointsSinceAnchor(ended)).hasSizeLessThan(16);
        }
    }
}

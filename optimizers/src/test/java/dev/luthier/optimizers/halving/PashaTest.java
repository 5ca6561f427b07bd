package dev.luthier.optimizers.halving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.optimizers.halving.rung.GrowingTop;
import dev.luthier.optimizers.halving.rung.Rung.Place;
import dev.luthier.testkit.OptimizerContract;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class PashaTest extends OptimizerContract {

    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.pasha(Optimizers.random());
    }

    @Test
    void comparesOrdersUpToTheNoise() {
        List<Place> lower = List.of(new Place(.30, 0), new Place(.32, 1), new Place(.40, 2));
        List<Place> upper = List.of(new Place(.20, 1), new Place(.21, 0), new Place(.35, 2));

        assertThat(GrowingTop.isReordered(lower, upper, 0)).isTrue();
        assertThat(GrowingTop.isReordered(lower, upper, .021)).isFalse();
        assertThat(GrowingTop.isReordered(lower, upper, .05)).isFalse();
    }

    @Test
    void staysLowWhileTheOrderStaysTheSame() {
        assertThat(longestOf(60, (trial, resource) -> trial / resource)).isEqualTo(3);
    }

    @Test
    void growsToTheFullResourceWhenTheOrderChanges() {
        assertThat(longestOf(300, (trial, resource) -> resource == 3 || resource == 27 ? -trial : trial))
                .isEqualTo(81);
    }

    private long longestOf(int jobs, DoubleBinaryOperator losses) {
        Course course = Course.minimizing(optimizer(), 81);
        long longest = 0;
        for (int i = 0; i < jobs; i++) {
            String[] job = course.next().split("@");
            long resource = Long.parseLong(job[1]);
            longest = Math.max(longest, resource);
            course.finish(Integer.parseInt(job[0]), losses.applyAsDouble(Integer.parseInt(job[0]), resource));
        }
        return longest;
    }
}

package dev.luthier.optimizers.halving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.testkit.OptimizerContract;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HyperbandTest extends OptimizerContract {

    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.hyperband(AshaSettings.DEFAULT, Optimizers.random());
    }

    @Test
    void runsAsManyTrialsAtEachResourceAsItsBracketsSay() {
        Course course = Course.minimizing(optimizer(), 9);
        Map<String, Integer> jobs = new TreeMap<>();
        // 9@1 3@3 1@9, 5@3 1@9, 3@9
        for (int i = 0; i < 22; i++) {
            String[] job = course.next().split("@");
            jobs.merge(job[1], 1, Integer::sum);
            course.finish(Integer.parseInt(job[0]), Integer.parseInt(job[0]));
        }

        assertThat(jobs).isEqualTo(Map.of("1", 9, "3", 8, "9", 5));
        assertThat(course.next()).isEqualTo("17@1");
    }

    @Test
    void beginsTheNextBracketInsteadOfWaiting() {
        Course course = Course.minimizing(optimizer(), 9);

        assertThat(course.next(17))
                .contains("8@1", "9@3", "13@3", "14@9", "16@9")
                .doesNotContain("wait");
        assertThat(course.next()).isEqualTo("17@1");
    }
}

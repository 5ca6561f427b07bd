package dev.luthier.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.experiment.Luthier;
import dev.luthier.problem.InvalidInputException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CustomOptimizerTest {

    @Test
    void climbsAboveItsRandomStarts() throws IOException {
        Split split = Split.stratified(Table.bundled("breast_cancer.csv"), 1);

        var result = CustomOptimizer.run(split, 40);

        assertThat(result.ending().isRegular()).isTrue();
        assertThat(result.trials()).hasSize(40);
        assertThat(result.bestTrial().orElseThrow().note()).startsWith("from trial ");
    }

    @Test
    void refusesToStartWithNothing() {
        var experiment = Luthier.experiment("nothing", LogisticRegression.class)
                .minimize("logloss")
                .optimizer(new HillClimber(0))
                .trials(1);

        assertThatThrownBy(() -> experiment.train((regression, trial) -> 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("hill-climber: randomStarts is 0, must be 1 or more");
    }
}

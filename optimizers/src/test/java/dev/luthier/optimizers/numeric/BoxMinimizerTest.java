package dev.luthier.optimizers.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoxMinimizerTest {
    private static final BoxMinimizer PATIENT = new BoxMinimizer(1e-8, 150, 200);

    private static double rosenbrock(double[] x, double[] gradient) {
        double valley = x[1] - x[0] * x[0];
        gradient[0] = -400 * x[0] * valley - 2 * (1 - x[0]);
        gradient[1] = 200 * valley;
        return 100 * valley * valley + (1 - x[0]) * (1 - x[0]);
    }

    @Test
    void followsTheValleyOfRosenbrock() {
        var found = PATIENT.minimize(
                BoxMinimizerTest::rosenbrock, new double[] {-1.2, 1}, new double[] {-2, -2}, new double[] {2, 2});

        assertThat(found.value()).isLessThan(1e-8);
        assertThat(found.evaluations()).isLessThan(200);
    }

    @Test
    void stopsAtTheBoundThatIsInTheWay() {
        var found = PATIENT.minimize(
                BoxMinimizerTest::rosenbrock, new double[] {-1.2, 1}, new double[] {-2, -2}, new double[] {0.5, 2});

        assertThat(found.value()).isCloseTo(0.25, within(1e-8));
        assertThat(found.point()).containsExactly(new double[] {0.5, 0.25}, within(1e-5));
        assertThat(found.evaluations()).isLessThan(200);
    }

    @Test
    void backsOffWhereThereIsNoValue() {
        BoxFunction undefinedAboveOne = (x, gradient) -> {
            gradient[0] = -1;
            return x[0] > 1 ? Double.NaN : -x[0];
        };

        var found = PATIENT.minimize(undefinedAboveOne, new double[] {0}, new double[] {0}, new double[] {5});

        assertThat(found.value()).isBetween(-1.0, -0.9);
    }

    @Test
    void movesTheStartIntoTheBox() {
        var found = PATIENT.minimize(
                BoxMinimizerTest::rosenbrock, new double[] {9, 9}, new double[] {0, 0}, new double[] {0, 0});

        assertThat(found.point()).containsExactly(0, 0);
        assertThat(found.value()).isEqualTo(1);
    }
}

package dev.luthier.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.provenance.TrainingCode.Kind;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialFunction;
import org.junit.jupiter.api.Test;

/** A training function is named so that it can be found again, if it has a name. */
class TrainingCodeTest {
    private static final String HERE = TrainingCodeTest.class.getName();

    record Point(double x) {}

    static final class Training implements TrialFunction<Point> {
        private static final long serialVersionUID = 1;

        @Override
        public double train(Point point, TrialContext trial) {
            return point.x();
        }
    }

    @Test
    void objectOfNamedClassHasItsName() {
        TrainingCode code = TrainingCode.of(new Training(), Point.class);

        assertThat(code.kind()).isEqualTo(Kind.CLASS);
        assertThat(code).hasToString(HERE + "$Training");
        assertThat(code.configuration()).isEqualTo(HERE + "$Point");
        assertThat(code.place()).startsWith("file:");
        assertThat(code.hasName()).isTrue();
    }

    @Test
    void referenceToStaticMethodHasClassAndMethod() {
        TrialFunction<Point> function = TrainingCodeTest::train;

        assertThat(TrainingCode.of(function, Point.class)).hasToString(HERE + "::train");
    }

    @Test
    void lambdaHasOnlyTheClassInWhichItIs() {
        double offset = Math.sqrt(2);
        TrialFunction<Point> function = (point, trial) -> point.x() + offset;

        TrainingCode code = TrainingCode.of(function, null);

        assertThat(code.kind()).isEqualTo(Kind.LAMBDA);
        assertThat(code).hasToString("a lambda in " + HERE);
        assertThat(code.configuration()).isNull();
        assertThat(code.hasName()).isFalse();
    }

    @Test
    void methodOfAnObjectIsNotFoundByItsName() {
        TrialFunction<Point> function = this::trainHere;

        assertThat(TrainingCode.of(function, Point.class).kind()).isEqualTo(Kind.LAMBDA);
    }

    @Test
    void anonymousClassIsNamedAfterWhatItIsIn() {
        TrialFunction<Point> function = new TrialFunction<>() {
            private static final long serialVersionUID = 1;

            @Override
            public double train(Point point, TrialContext trial) {
                return 0;
            }
        };

        assertThat(TrainingCode.of(function, Point.class)).hasToString("a lambda in " + HERE);
    }

    private static double train(Point point, TrialContext trial) {
        return point.x();
    }

    private double trainHere(Point point, TrialContext trial) {
        return point.x();
    }
}

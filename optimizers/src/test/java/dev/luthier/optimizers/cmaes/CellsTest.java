package dev.luthier.optimizers.cmaes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.space.Parameter;
import dev.luthier.testkit.Spaces;
import org.junit.jupiter.api.Test;

class CellsTest {
    @Test
    void endWhereTheSearchSpaceTurnsToTheNextValue() {
        for (Parameter parameter : Spaces.mixed().dimensions()) {
            Cells.of(parameter).ifPresent(cells -> checkBoundaries(parameter, cells));
        }
    }

    private static void checkBoundaries(Parameter parameter, Cells cells) {
        for (long index = 1; index < Math.min(50, cells.count()); index++) {
            double boundary = cells.boundary(index);

            assertThat(parameter.decode(boundary - 1e-9)).isNotEqualTo(parameter.decode(boundary + 1e-9));
            assertThat(cells.at(boundary - 1e-9)).isEqualTo(index - 1);
            assertThat(cells.at(boundary + 1e-9)).isEqualTo(index);
        }
        assertThat(cells.at(0)).isZero();
        assertThat(cells.at(1)).isEqualTo(cells.count() - 1);
    }

    @Test
    void areNoneOfAContinuousParameter() {
        assertThat(Cells.of(Spaces.oneDimension().parameter("x"))).isEmpty();
    }
}

package dev.luthier.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.testkit.Spaces;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GridCellsTest {
    @Test
    void lastParameterChangesFastest() {
        GridCells cells = GridCells.of(Spaces.finite(), 10);

        assertThat(all(cells))
                .containsExactly(
                        Configuration.of("x", false, "y", 1),
                        Configuration.of("x", false, "y", 2),
                        Configuration.of("x", false, "y", 3),
                        Configuration.of("x", true, "y", 1),
                        Configuration.of("x", true, "y", 2),
                        Configuration.of("x", true, "y", 3));
    }

    @Test
    void spaceWithoutParametersHasOneCell() {
        GridCells cells = GridCells.of(SearchSpace.builder().build(), 10);

        assertThat(all(cells)).containsExactly(Configuration.of());
    }

    @Test
    void childOfTwoParentsIsActiveWhenBothAre() {
        SearchSpace space = SearchSpace.builder()
                .bool("a")
                .bool("b")
                .when("a")
                .is(true, a -> a.when("b").is(true, b -> b.integer("n", 1, 5)))
                .build();

        GridCells cells = GridCells.of(space, 10);

        assertThat(cells.count())
                .isEqualTo(3 + 5)
                .isEqualTo(BigInteger.valueOf(space.cardinality().orElseThrow()));
        assertThat(all(cells)).doesNotHaveDuplicates();
    }

    @Test
    void countsASpaceOf60DimensionsExactly() {
        BigInteger count = GridCells.of(Spaces.wide(), 10).count();

        assertThat(count)
                .isEqualTo(BigInteger.TEN.pow(40).multiply(BigInteger.valueOf(3).pow(20)));
    }

    @Test
    void shuffledNumbersAreAPermutation() {
        for (long count : new long[] {1, 2, 3, 5, 16, 17, 1_000}) {
            ShuffledNumbers numbers = new ShuffledNumbers(count, 7);

            assertThat(LongStream.range(0, count).map(numbers::at).sorted())
                    .containsExactlyElementsOf(
                            LongStream.range(0, count).boxed().toList());
        }
    }

    private static List<Configuration> all(GridCells cells) {
        return LongStream.range(0, cells.count().longValueExact())
                .mapToObj(BigInteger::valueOf)
                .map(cells::at)
                .toList();
    }
}

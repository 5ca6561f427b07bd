package dev.luthier.space.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.luthier.problem.InvalidInputException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidRecordSpaceTest {
    private enum Color {
        RED
    }

    private record BareDouble(double lr) {}

    private record BareInt(int n) {}

    private record BareText(String kernel) {}

    private record RealOnInt(@Uniform(min = 0, max = 1) int n) {}

    private record LogOnText(@LogUniform(min = 1, max = 2) String text) {}

    private record IntOnReal(@IntRange(min = 0, max = 1) double x) {}

    private record Both(
            @Uniform(min = 0, max = 1) @Choice("1") double x) {}

    private record Reversed(@Uniform(min = 1, max = 0) double x) {}

    private record LogFromZero(@LogUniform(min = 0, max = 1) double x) {}

    private record NegativeStep(
            @IntRange(min = 0, max = 9, step = -1) int n) {}

    private record TooLarge(
            @IntRange(min = 0, max = 3_000_000_000L) int n) {}

    private record NoChoice(@Choice String kernel) {}

    private record Twice(@Choice({"a", "a"}) String kernel) {}

    private record NotAnInt(@Ordinal({"1", "two"}) int size) {}

    private record NotAColor(@Choice({"RED", "BLUE"}) Color color) {}

    private record NotABoolean(@Constant("yes") boolean flag) {}

    private record WrongType(List<String> names) {}

    private record Single(@Uniform(min = 0, max = 1) float x) {}

    private record Inner(boolean flag) {}

    private record AnnotatedRecord(@Choice({"a"}) Inner inner) {}

    private record SameName(boolean a, @Named("a") boolean b) {}

    private record Recursive(boolean flag, Recursive next) {}

    private sealed interface Shape {}

    @SuppressWarnings("UnusedNestedClass") // found by reflection
    private record Circle(boolean filled) implements Shape {}

    @SuppressWarnings("UnusedNestedClass")
    private static final class Blob implements Shape {}

    private record HasClass(Shape shape) {}

    private record Many(
            double a,
            @Uniform(min = 2, max = 1) double b,
            Inner c,
            @Named("c.flag") boolean d) {}

    private static Arguments row(Class<? extends Record> bad, String... words) {
        return arguments(bad, words);
    }

    static Stream<Arguments> records() {
        return Stream.of(
                row(BareDouble.class, "'lr'", "Double needs an annotation", "@Uniform, @LogUniform, @Choice"),
                row(BareInt.class, "'n'", "Integer needs an annotation", "@IntRange"),
                row(BareText.class, "'kernel'", "String needs an annotation", "@Choice, @Ordinal or @Constant"),
                row(RealOnInt.class, "'n'", "@Uniform does not fit the type Integer", "@IntRange"),
                row(LogOnText.class, "'text'", "@LogUniform does not fit the type String"),
                row(IntOnReal.class, "'x'", "@IntRange does not fit the type Double", "@Uniform"),
                row(Both.class, "'x'", "only one of [@Uniform, @Choice]"),
                row(Reversed.class, "'x'", "min 1.0 is above max 0.0", "swap them?"),
                row(LogFromZero.class, "'x'", "min 0.0 must be above 0"),
                row(NegativeStep.class, "'n'", "step -1 must be above 0"),
                row(TooLarge.class, "'n'", "from 0 to 3000000000 does not fit an int", "long"),
                row(NoChoice.class, "'kernel'", "at least one value"),
                row(Twice.class, "'kernel'", "'a' is listed twice"),
                row(NotAnInt.class, "'size'", "'two' is not of type Integer"),
                row(NotAColor.class, "'color'", "'BLUE' is not one of [RED]"),
                row(NotABoolean.class, "'flag'", "'yes' is not of type Boolean"),
                row(WrongType.class, "'names'", "the type List cannot be searched", "an enum, a record"),
                row(Single.class, "'x'", "float cannot be searched", "use double"),
                row(AnnotatedRecord.class, "'inner'", "@Choice does not fit the type Inner"),
                row(SameName.class, "'a'", "used twice"),
                row(Recursive.class, "record Recursive", "contains itself"),
                row(HasClass.class, "'shape'", "Blob is not a record"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    <C extends Record> void isRefusedInWordsThatHelp(Class<C> bad, String[] words) {
        assertThatThrownBy(() -> RecordSpace.of(bad))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems()).hasSize(1))
                .hasMessageStartingWith("invalid search space of record " + bad.getSimpleName())
                .hasMessageContainingAll(words);
    }

    @Test
    void isRefusedForAllReasonsAtOnce() {
        List<String> problems = catchThrowableOfType(InvalidInputException.class, () -> RecordSpace.of(Many.class))
                .problems();

        assertThat(problems).hasSize(3);
        assertThat(problems.get(0)).startsWith("parameter 'a': Double needs an annotation");
        assertThat(problems.get(1)).isEqualTo("parameter 'b': min 2.0 is above max 1.0 (swap them?)");
        assertThat(problems.get(2)).isEqualTo("parameter 'c.flag': the name is used twice");
    }
}

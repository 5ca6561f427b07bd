package dev.luthier.space.typed;

import dev.luthier.problem.Problems;
import dev.luthier.space.SearchSpaceBuilder;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.stream.Stream;

/** Declares the parameter of one record component as its annotation says. */
final class ScalarReader {
    private static final List<Class<? extends Annotation>> KNOWN =
            List.of(Uniform.class, LogUniform.class, IntRange.class, Choice.class, Ordinal.class, Constant.class);

    private final String name;
    private final Scalar scalar;
    private final Problems problems;

    ScalarReader(String name, Scalar scalar, Problems problems) {
        this.name = name;
        this.scalar = scalar;
        this.problems = problems;
    }

    /** Those of our annotations that a component has, as they are written. */
    static List<String> annotations(AnnotatedElement component) {
        return present(component).map(ScalarReader::text).toList();
    }

    private static Stream<Annotation> present(AnnotatedElement component) {
        return Stream.of(component.getAnnotations()).filter(each -> KNOWN.contains(each.annotationType()));
    }

    private static String text(Annotation annotation) {
        return "@" + annotation.annotationType().getSimpleName();
    }

    void declare(AnnotatedElement component, SearchSpaceBuilder space) {
        List<Annotation> annotations = present(component).toList();
        if (annotations.size() > 1) {
            problems.add("only one of %s can hold", annotations(component));
        } else if (annotations.size() == 1) {
            declareAs(annotations.get(0), space);
        } else if (scalar.isBoolean()) {
            space.bool(name);
        } else if (scalar.isEnum()) {
            space.choice(name, scalar.constants().toArray());
        } else {
            problems.add("%s needs an annotation: %s", scalar.type().getSimpleName(), fitting());
        }
    }

    private String fitting() {
        String ranges = scalar.isReal() ? "@Uniform, @LogUniform, " : scalar.isWhole() ? "@IntRange, " : "";
        return ranges + "@Choice, @Ordinal or @Constant";
    }

    private void declareAs(Annotation annotation, SearchSpaceBuilder space) {
        if (annotation instanceof Uniform range) {
            declareUniform(range, space);
        } else if (annotation instanceof LogUniform range) {
            declareLogUniform(range, space);
        } else if (annotation instanceof IntRange range) {
            declareIntRange(range, space);
        } else if (annotation instanceof Choice choice) {
            space.choice(name, values(choice.value()));
        } else if (annotation instanceof Ordinal ordinal) {
            space.ordinal(name, values(ordinal.value()));
        } else if (annotation instanceof Constant constant) {
            parse(constant.value()).forEach(value -> space.constant(name, value));
        }
    }

    private void declareUniform(Uniform range, SearchSpaceBuilder space) {
        if (fits(range, scalar.isReal())) {
            if (range.step() == 0) {
                space.uniform(name, range.min(), range.max());
            } else {
                space.quantized(name, range.min(), range.max(), range.step());
            }
        }
    }

    private void declareLogUniform(LogUniform range, SearchSpaceBuilder space) {
        if (fits(range, scalar.isReal())) {
            if (range.step() == 0) {
                space.logUniform(name, range.min(), range.max());
            } else {
                space.logQuantized(name, range.min(), range.max(), range.step());
            }
        }
    }

    private void declareIntRange(IntRange range, SearchSpaceBuilder space) {
        if (fits(range, scalar.isWhole())) {
            boolean holds = scalar.holds(range.min()) && scalar.holds(range.max());
            problems.check(holds, "the range from %d to %d does not fit an int, use long", range.min(), range.max());
            if (range.log()) {
                space.logInteger(name, range.min(), range.max(), range.step());
            } else {
                space.integer(name, range.min(), range.max(), range.step());
            }
        }
    }

    private boolean fits(Annotation annotation, boolean fits) {
        return problems.check(
                fits,
                "%s does not fit the type %s, which allows %s",
                text(annotation),
                scalar.type().getSimpleName(),
                fitting());
    }

    private Object[] values(String[] texts) {
        if (scalar.isEnum() && texts.length == 0) {
            return scalar.constants().toArray();
        }
        return Stream.of(texts).flatMap(text -> parse(text).stream()).toArray();
    }

    /** One value, or none and a problem. */
    private List<Object> parse(String text) {
        List<Object> value = scalar.parse(text).map(List::of).orElse(List.of());
        String accepted = scalar.isEnum()
                ? "one of " + scalar.constants()
                : "of type " + scalar.type().getSimpleName();
        problems.check(!value.isEmpty(), "'%s' is not %s", text, accepted);
        return value;
    }
}

package dev.luthier.space.typed;

import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A Java type whose values are those of a single parameter. */
record Scalar(Class<?> type) {
    private static final Set<Class<?>> PLAIN =
            Set.of(Double.class, Integer.class, Long.class, Boolean.class, String.class);

    /** Empty if a parameter cannot have this type. */
    static Optional<Scalar> of(Class<?> type) {
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        return boxed.isEnum() || PLAIN.contains(boxed) ? Optional.of(new Scalar(boxed)) : Optional.empty();
    }

    boolean isReal() {
        return type == Double.class;
    }

    boolean isWhole() {
        return type == Integer.class || type == Long.class;
    }

    boolean isBoolean() {
        return type == Boolean.class;
    }

    boolean isEnum() {
        return type.isEnum();
    }

    /** Whether a whole number of a parameter fits into the type. */
    boolean holds(long number) {
        return type == Long.class || number == (int) number;
    }

    /** The names of an enum's constants, in their order. */
    List<String> constants() {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    /** The value of a parameter as a text in an annotation says it; empty if it is none of this type. */
    Optional<Object> parse(String text) {
        try {
            return Optional.of(parsed(text))
                    .filter(value -> !isEnum() || constants().contains(text));
        } catch (NumberFormatException notOfThisType) {
            return Optional.empty();
        }
    }

    private Object parsed(String text) {
        if (isReal()) {
            return Double.valueOf(text);
        }
        if (isWhole()) {
            return type == Long.class ? Long.parseLong(text) : (long) Integer.parseInt(text);
        }
        return isBoolean() ? parseBoolean(text) : text;
    }

    private static Object parseBoolean(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new NumberFormatException(text);
    }

    /** A parameter's value as an object of this type. */
    Object toJava(Object value) {
        if (type == Integer.class) {
            return Math.toIntExact((Long) value);
        }
        return isEnum() ? constant(value) : value;
    }

    private Object constant(Object name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

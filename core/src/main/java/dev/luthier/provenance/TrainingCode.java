package dev.luthier.provenance;

import java.io.Serializable;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.security.CodeSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which code trains, by its name.
 *
 * @param kind how it can be found again
 * @param type name of its class: that of the function, that which has the method, or that in which the lambda is written
 * @param method name of the method; null unless {@code kind} is {@link Kind#METHOD}
 * @param configuration name of the record type that it is given; null if it is given a plain configuration
 * @param place the jar or folder that it came from; null if that is not known
 */
public record TrainingCode(
        Kind kind,
        String type,
        @Nullable String method,
        @Nullable String configuration,
        @Nullable String place) {

    /** The sorts of function. */
    public enum Kind {
        /** An object of a named class. */
        CLASS,
        /** A reference to a static method. */
        METHOD,
        /** A lambda, which has no name. */
        LAMBDA
    }

    /** Names the function. */
    public static TrainingCode of(Serializable function, @Nullable Class<?> configuration) {
        Class<?> type = function.getClass();
        String record = configuration == null ? null : configuration.getName();
        return serialized(function)
                .map(lambda -> of(lambda, record, place(type)))
                .orElseGet(() -> new TrainingCode(
                        isNamed(type) ? Kind.CLASS : Kind.LAMBDA, outermost(type), null, record, place(type)));
    }

    /** A function that was found by its name. */
    public static TrainingCode named(Class<?> type, @Nullable String method, @Nullable Class<?> configuration) {
        return new TrainingCode(
                method == null ? Kind.CLASS : Kind.METHOD,
                type.getName(),
                method,
                configuration == null ? null : configuration.getName(),
                place(type));
    }

    /** Whether the name alone is enough to find it. */
    public boolean hasName() {
        return kind != Kind.LAMBDA;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case CLASS -> type;
            case METHOD -> type + "::" + method;
            case LAMBDA -> "a lambda in " + type;
        };
    }

    private static TrainingCode of(SerializedLambda lambda, @Nullable String configuration, @Nullable String place) {
        String type = lambda.getImplClass().replace('/', '.');
        boolean isStatic = lambda.getImplMethodKind() == MethodHandleInfo.REF_invokeStatic;
        boolean isMethod = isStatic && !lambda.getImplMethodName().startsWith("lambda$");
        return isMethod
                ? new TrainingCode(Kind.METHOD, type, lambda.getImplMethodName(), configuration, place)
                : new TrainingCode(Kind.LAMBDA, type, null, configuration, place);
    }

    // What a lambda was made of is known only to its method of that name, which the compiler adds to serializable ones.
    private static Optional<SerializedLambda> serialized(Serializable function) {
        try {
            Method writeReplace = function.getClass().getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            return writeReplace.invoke(function) instanceof SerializedLambda lambda
                    ? Optional.of(lambda)
                    : Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isNamed(Class<?> type) {
        return !type.isSynthetic() && !type.isAnonymousClass() && !type.isHidden();
    }

    private static String outermost(Class<?> type) {
        return isNamed(type)
                ? type.getName()
                : Objects.requireNonNullElse(type.getEnclosingClass(), type).getName();
    }

    private static @Nullable String place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? null
                : source.getLocation().toString();
    }
}

package dev.luthier.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Below the layer "checkpoint" the same input gives the same output: no clock, thread, logger, input, output or foreign
 * randomness.
 */
class PurityTest {
    private static final Set<String> IMPURE_TYPES = Set.of(
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.security.SecureRandom",
            "java.time.Clock",
            "java.time.InstantSource",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Timer");

    /** Values may be serializable, a port may say that its implementation can fail, and a path is a name. */
    private static final Set<String> PURE_TYPES_OF_JAVA_IO = Set.of(
            "java.io.IOException",
            "java.io.InvalidObjectException",
            "java.io.ObjectInputStream",
            "java.io.ObjectOutputStream",
            "java.io.ObjectStreamException",
            "java.io.Serializable",
            "java.io.UncheckedIOException",
            "java.nio.file.Path");

    private static final DescribedPredicate<JavaClass> IMPURE_CLASS = resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio..",
                    "java.util.concurrent..",
                    "java.util.logging..",
                    "java.util.random..",
                    "org.slf4j..")
            .and(DescribedPredicate.not(resideInAnyPackage("java.nio.charset..")))
            .and(DescribedPredicate.describe(
                    "is not a pure type of java.io", type -> !PURE_TYPES_OF_JAVA_IO.contains(type.getName())))
            .or(DescribedPredicate.describe("is an impure type", PurityTest::isImpure))
            .as("have a clock, thread, logger, input, output or foreign randomness");

    private static final DescribedPredicate<JavaAccess<?>> IMPURE_ACCESS = DescribedPredicate.describe(
            "asks the clock, the machine, threads or foreign randomness", access -> isImpure(access.getTarget()));

    @Test
    void pureLayersUseNoImpureType() {
        noClasses()
                .that()
                .resideInAnyPackage(Areas.packagesOf(Areas.PURE))
                .should()
                .dependOnClassesThat(IMPURE_CLASS)
                .allowEmptyShould(true)
                .check(ProductionCode.classes());
    }

    @Test
    void pureLayersCallNothingImpure() {
        noClasses()
                .that()
                .resideInAnyPackage(Areas.packagesOf(Areas.PURE))
                .should()
                .accessTargetWhere(IMPURE_ACCESS)
                .allowEmptyShould(true)
                .check(ProductionCode.classes());
    }

    private static boolean isImpure(JavaClass type) {
        String topLevel = type.getName().replaceFirst("\\$.*", "");
        return IMPURE_TYPES.contains(topLevel);
    }

    private static boolean isImpure(AccessTarget target) {
        String method = target.getName();
        return switch (target.getOwner().getName()) {
            case "java.lang.System" -> !method.equals("arraycopy");
            case "java.lang.Math" -> method.equals("random");
            case "java.util.UUID" -> method.equals("randomUUID");
            case "java.util.Collections" -> method.equals("shuffle");
            default -> isImpure(target.getOwner().getPackageName(), method);
        };
    }

    private static boolean isImpure(String packageName, String method) {
        boolean askedForTheTime = packageName.startsWith("java.time") && method.equals("now");
        boolean askedForThreads = packageName.startsWith("java.util") && method.startsWith("parallel");
        return askedForTheTime || askedForThreads;
    }
}

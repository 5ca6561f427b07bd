package dev.luthier.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom. */
class ArrowsTest {
    @Test
    void everyClassIsInAnAreaOfTheTable() {
        classes()
                .should()
                .resideInAnyPackage(Areas.packagesOf(Areas.all()))
                .allowEmptyShould(true)
                .check(ProductionCode.classes());
    }

    @ParameterizedTest
    @MethodSource("areas")
    void areaKnowsOnlyWhatTheTableAllows(String area) {
        Set<String> allowed = new LinkedHashSet<>(Areas.knownBy(area));
        allowed.add(area);

        classes()
                .that()
                .resideInAPackage("dev.luthier." + area + "..")
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("dev.luthier..").or(resideInAnyPackage(Areas.packagesOf(allowed))))
                .allowEmptyShould(true)
                .check(ProductionCode.classes());
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.luthier.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(ProductionCode.classes());
    }

    static Set<String> areas() {
        return Areas.all();
    }
}

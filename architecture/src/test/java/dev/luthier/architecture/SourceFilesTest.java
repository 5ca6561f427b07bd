package dev.luthier.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the source files themselves have to keep to. */
class SourceFilesTest {
    private static final int MAX_LINES = 400;
    private static final int MAX_CONTROLLER_LINES = 250;
    private static final String SOURCES = "src/main/java";

    @ParameterizedTest
    @MethodSource("modules")
    void noFileIsTooLong(String module) throws IOException {
        for (Path file : ProductionCode.javaFilesBelow(
                ProductionCode.root().resolve(module).resolve("src"))) {
            assertThat(Files.readAllLines(file)).as("lines of %s", file).hasSizeLessThanOrEqualTo(MAX_LINES);
        }
    }

    /** It only routes: what decides belongs into the nouns beside it. */
    @Test
    void theControllerStaysSmall() throws IOException {
        Path controller = ProductionCode.root()
                .resolve("core")
                .resolve(SOURCES)
                .resolve("dev/luthier/controller/Controller.java");

        assertThat(Files.readAllLines(controller)).hasSizeLessThanOrEqualTo(MAX_CONTROLLER_LINES);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void moduleHoldsOnlyItsOwnAreas(String module) {
        assertThat(packagesOf(module))
                .as("packages of module %s", module)
                .allMatch(name -> Areas.ofModule(module).contains(areaOf(name)));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyPackageSaysWhatItIsForAndIsNullMarked(String module) {
        Path sources = ProductionCode.root().resolve(module).resolve(SOURCES);

        assertThat(packagesOf(module)).as("packages of module %s", module).allSatisfy(name -> {
            Path info = sources.resolve(name.replace('.', '/')).resolve("package-info.java");
            assertThat(info).content().contains("/**", "@NullMarked");
        });
    }

    /** Without this a module that is missing on the class path would be judged as empty. */
    @ParameterizedTest
    @MethodSource("modules")
    void theRulesSeeEveryPackage(String module) {
        Set<String> seen =
                ProductionCode.classes().stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(seen).containsAll(packagesOf(module));
    }

    @Test
    void everyModuleOfTheBuildIsInTheTable() throws IOException {
        String build = Files.readString(ProductionCode.root().resolve("pom.xml"));
        List<String> modules = build.lines()
                .filter(line -> line.contains("<module>"))
                .map(line -> line.replaceAll("</?module>", "").trim())
                .filter(module -> !module.equals("architecture"))
                .toList();

        assertThat(Areas.modules()).containsExactlyInAnyOrderElementsOf(modules);
    }

    static Set<String> modules() {
        return Areas.modules();
    }

    private static Set<String> packagesOf(String module) {
        Path sources = ProductionCode.root().resolve(module).resolve(SOURCES);
        return ProductionCode.javaFilesBelow(sources).stream()
                .map(file -> sources.relativize(file.getParent())
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String areaOf(String packageName) {
        String[] names = packageName.split("\\.", -1);
        return names.length > 2 ? names[2] : packageName;
    }
}

package dev.luthier.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The areas, which are the packages right below dev.luthier, with what each may know. This table is the architecture. */
final class Areas {
    /** Inside core a layer may know the layers below it; what shares a layer are strangers. */
    private static final List<List<String>> CORE_LAYERS = List.of(
            List.of("experiment"),
            List.of("sink"),
            List.of("run"),
            List.of("slot"),
            List.of("checkpoint", "data", "provenance"),
            List.of("controller", "journal"),
            List.of("event"),
            List.of("ablation", "matrix"),
            List.of("optimizer"),
            List.of("definition"),
            List.of("trial"),
            List.of("space"),
            List.of("random", "problem", "statistic"));

    private static final Set<String> CORE = layersFrom(0);

    /** Below the layer "checkpoint" everything is a function of its input. */
    static final Set<String> PURE = layersFrom(5);

    private static final Map<String, Set<String>> MAY_KNOW = mayKnow();

    private static final Map<String, Set<String>> MODULES = new TreeMap<>(Map.ofEntries(
            Map.entry("core", CORE),
            Map.entry("json", Set.of("json")),
            Map.entry("store", Set.of("recording", "store", "replay")),
            Map.entry("optimizers", Set.of("optimizers", "analysis")),
            Map.entry("tables", Set.of("tables")),
            Map.entry("djl", Set.of("djl")),
            Map.entry("simulator", Set.of("simulator")),
            Map.entry("testkit", Set.of("testkit")),
            Map.entry("rpc", Set.of("rpc")),
            Map.entry("spark-driver", Set.of("spark")),
            Map.entry("tracking", Set.of("tracking")),
            Map.entry("cli", Set.of("cli")),
            Map.entry("dashboard", Set.of("dashboard")),
            Map.entry("examples", Set.of("examples")),
            Map.entry("benchmarks", Set.of("benchmarks"))));

    private Areas() {}

    static Set<String> all() {
        return MAY_KNOW.keySet();
    }

    static Set<String> knownBy(String area) {
        return MAY_KNOW.get(area);
    }

    static Set<String> modules() {
        return MODULES.keySet();
    }

    static Set<String> ofModule(String module) {
        return MODULES.get(module);
    }

    /** In ArchUnit's notation: the packages of the areas with all that is inside them. */
    static String[] packagesOf(Set<String> areas) {
        return areas.stream().map(area -> "dev.luthier." + area + "..").toArray(String[]::new);
    }

    private static Map<String, Set<String>> mayKnow() {
        Map<String, Set<String>> mayKnow = new TreeMap<>();
        for (int layer = 0; layer < CORE_LAYERS.size(); layer++) {
            for (String area : CORE_LAYERS.get(layer)) {
                mayKnow.put(area, layersFrom(layer + 1));
            }
        }
        mayKnow.put("json", CORE);
        mayKnow.put("recording", coreAnd("json"));
        mayKnow.put("store", coreAnd("json", "recording"));
        mayKnow.put("replay", coreAnd("json", "recording", "store"));
        mayKnow.put("optimizers", CORE);
        mayKnow.put("analysis", CORE);
        mayKnow.put("tables", CORE);
        mayKnow.put("djl", CORE);
        mayKnow.put("simulator", CORE);
        mayKnow.put("testkit", coreAnd("simulator"));
        mayKnow.put("rpc", coreAnd("json"));
        mayKnow.put("spark", coreAnd("json", "replay", "rpc", "store", "tables"));
        mayKnow.put("tracking", coreAnd("json"));
        mayKnow.put("dashboard", coreAnd("analysis", "json", "store"));
        mayKnow.put(
                "cli",
                coreAnd("analysis", "dashboard", "json", "optimizers", "recording", "replay", "rpc", "spark", "store"));
        mayKnow.put(
                "examples",
                coreAnd("dashboard", "json", "optimizers", "recording", "replay", "rpc", "spark", "store", "tables"));
        mayKnow.put("benchmarks", everythingIn(mayKnow));
        return mayKnow;
    }

    private static Set<String> everythingIn(Map<String, Set<String>> areas) {
        return new LinkedHashSet<>(areas.keySet());
    }

    private static Set<String> coreAnd(String... others) {
        List<String> areas = new ArrayList<>(CORE);
        areas.addAll(Arrays.asList(others));
        return new LinkedHashSet<>(areas);
    }

    private static Set<String> layersFrom(int first) {
        Stream<String> areas = CORE_LAYERS.stream().skip(first).flatMap(List::stream);
        return new LinkedHashSet<>(areas.toList());
    }
}

package dev.luthier.sink;

import dev.luthier.problem.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The sinks that addresses can name. */
public final class SinkCatalog {
    /** The system property with addresses of sinks for every experiment, separated by commas. */
    public static final String PROPERTY = "luthier.sinks";

    private static final String MODULE = "luthier-tracking";

    private final Map<String, SinkProvider> providers = new TreeMap<>();

    private SinkCatalog(Iterable<? extends SinkProvider> offered) {
        offered.forEach(provider -> providers.putIfAbsent(provider.scheme(), provider));
    }

    /** What the class path offers. */
    public static SinkCatalog load() {
        List<SinkProvider> offered = new ArrayList<>();
        ServiceLoader.load(SinkProvider.class).forEach(offered::add);
        if (offered.isEmpty()) {
            ServiceLoader.load(SinkProvider.class, SinkProvider.class.getClassLoader())
                    .forEach(offered::add);
        }
        return of(offered);
    }

    /** What these offer; of two with one scheme, the first counts. */
    public static SinkCatalog of(Iterable<? extends SinkProvider> offered) {
        return new SinkCatalog(offered);
    }

    /** The addresses that {@value #PROPERTY} says. */
    public static List<String> addressesOfProperty() {
        return Arrays.stream(System.getProperty(PROPERTY, "").split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    /** A new sink for that address; empty if there is none, which is then among the problems. */
    public Optional<Sink> sink(String address, Problems problems) {
        String[] parts = address.split(":", 2);
        SinkProvider provider = providers.get(parts[0]);
        if (provider == null) {
            problems.add("there is no sink '%s' for '%s', there are %s", parts[0], address, known());
            return Optional.empty();
        }
        try {
            return Optional.of(provider.sink(parts.length == 1 ? "" : parts[1]));
        } catch (IllegalArgumentException e) {
            problems.add("sink '%s': %s", address, e.getMessage());
            return Optional.empty();
        }
    }

    private String known() {
        return providers.isEmpty()
                ? "none: " + MODULE + " is not on the class path"
                : String.valueOf(providers.keySet());
    }
}

package dev.luthier.experiment;

import dev.luthier.problem.Problems;
import dev.luthier.sink.Sink;
import dev.luthier.sink.SinkCatalog;
import java.util.ArrayList;
import java.util.List;

/** The sinks that were given as objects or by address, and those of the system property. */
final class ChosenSinks {
    private final List<Sink> sinks = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>(SinkCatalog.addressesOfProperty());

    void add(Sink sink) {
        sinks.add(sink);
    }

    void add(String address) {
        addresses.add(address);
    }

    /** Without those that cannot be made, which are then among the problems. */
    List<Sink> get(Problems problems) {
        List<Sink> all = new ArrayList<>(sinks);
        SinkCatalog catalog = SinkCatalog.load();
        addresses.forEach(address -> catalog.sink(address, problems).ifPresent(all::add));
        return all;
    }
}

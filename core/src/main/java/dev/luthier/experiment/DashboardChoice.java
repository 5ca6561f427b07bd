package dev.luthier.experiment;

import dev.luthier.problem.Problems;
import dev.luthier.run.DashboardProvider;
import dev.luthier.run.ExperimentListener;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The dashboard of an experiment that asks for one: what the class path offers for that, which is module {@code dashboard}. */
final class DashboardChoice {
    private DashboardChoice() {}

    /** @param port null if none is asked for */
    static Optional<ExperimentListener> find(@Nullable Integer port, boolean quiet, Problems problems) {
        if (port == null) {
            return Optional.empty();
        }
        Optional<DashboardProvider> found = ServiceLoader.load(
                        DashboardProvider.class, DashboardProvider.class.getClassLoader())
                .findFirst();
        problems.check(found.isPresent(), "a dashboard is asked for, but luthier-dashboard is not on the class path");
        Consumer<String> say = quiet ? line -> {} : System.out::println;
        return found.map(each -> each.listener(port, say));
    }
}

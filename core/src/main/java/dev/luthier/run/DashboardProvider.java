package dev.luthier.run;

import java.util.function.Consumer;

/** Shows experiments while they run. Found by {@link java.util.ServiceLoader}; module {@code dashboard} has one. */
public interface DashboardProvider {

    /**
     * A listener that shows one experiment. In virtual time nothing is shown.
     *
     * @param port where; 0 for one that is free
     * @param say is told where the experiment can be looked at, in a line for people
     */
    ExperimentListener listener(int port, Consumer<String> say);
}

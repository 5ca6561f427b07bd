package dev.luthier.simulator;

import dev.luthier.trial.Assignment;
import java.time.Duration;

/** How long training takes in virtual time. A function of its arguments. */
@FunctionalInterface
public interface EpochTime {

    /** The time from the report before {@code step}, or from the start, to the report of {@code step}; not negative. */
    Duration of(Assignment assignment, long step);
}

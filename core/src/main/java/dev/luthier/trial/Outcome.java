package dev.luthier.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How an attempt ended, as its slot tells it. A lost slot tells nothing: that is no outcome. */
public sealed interface Outcome {

    /** The state that a trial with this outcome is in. */
    TrialState state();

    /**
     * The training function returned.
     *
     * @param metric the experiment's metric; must be finite
     * @param more further metrics by name
     */
    record Finished(double metric, Map<String, Double> more) implements Outcome {
        public Finished {
            if (!Double.isFinite(metric)) {
                throw new IllegalArgumentException("metric of a finished trial is " + metric + ", must be finite");
            }
            more = more.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(more));
        }

        public Finished(double metric) {
            this(metric, Map.of());
        }

        @Override
        public TrialState state() {
            return TrialState.FINISHED;
        }
    }

    /** The trial was told to stop, and did. */
    record Stopped(String reason) implements Outcome {
        @Override
        public TrialState state() {
            return TrialState.STOPPED;
        }
    }

    /** The trial came to nothing. */
    record Failed(Failure failure) implements Outcome {
        @Override
        public TrialState state() {
            return TrialState.FAILED;
        }
    }
}

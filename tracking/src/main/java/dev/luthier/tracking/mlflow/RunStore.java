package dev.luthier.tracking.mlflow;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where MLflow keeps runs. Methods throw {@link RefusedException} for what would be refused again and any other
 * {@link IOException} for what may go well another time. Safe for use by several threads, as long as each run is written by one
 * of them at a time.
 */
interface RunStore {

    /** Tag of a run that is part of another one. */
    String PARENT = "mlflow.parentRunId";

    /** For messages. */
    String place();

    /** How many threads it can make use of. */
    int parallelism();

    /** The id of the experiment of that name, which is made if there is none. */
    String experiment(String name) throws IOException, InterruptedException;

    /** The runs of the experiment that have all these tags. */
    List<StoredRun> find(String experiment, Map<String, String> tags) throws IOException, InterruptedException;

    /** Makes a run that is under way. */
    StoredRun create(String experiment, NewRun run) throws IOException, InterruptedException;

    /** Adds to a run. Doing the same again changes nothing. */
    void log(StoredRun run, RunData data) throws IOException, InterruptedException;

    /** Sets the state of a run. */
    void update(StoredRun run, RunStatus status, long atMillis) throws IOException, InterruptedException;

    /**
     * Keeps a file with a run, instead of an earlier one of that name.
     *
     * @return why that is impossible; empty if it is done
     */
    Optional<String> keep(StoredRun run, String path, byte[] content) throws IOException, InterruptedException;

    /** A run to be made. */
    record NewRun(String name, long startedAtMillis, Map<String, String> tags) {}

    /**
     * A run as it was found or made.
     *
     * @param lastSteps for each metric the highest step that is there
     */
    record StoredRun(
            String id,
            String experiment,
            String artifactUri,
            RunStatus status,
            Map<String, String> tags,
            Map<String, Long> lastSteps) {

        String tag(String name) {
            return tags.getOrDefault(name, "");
        }
    }
}

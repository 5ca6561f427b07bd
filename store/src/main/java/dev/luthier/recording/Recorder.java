package dev.luthier.recording;

import dev.luthier.checkpoint.CheckpointFiles;
import dev.luthier.definition.Definition;
import dev.luthier.json.DefinitionJson;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.provenance.RunDescription;
import dev.luthier.provenance.RunRecorder.OpenRecord;
import dev.luthier.recording.environment.ClassPath;
import dev.luthier.recording.environment.Environment;
import dev.luthier.recording.input.Fingerprints;
import dev.luthier.recording.input.InputFingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what a run begins with. Code, environment and inputs at once; the class path, which takes seconds to read, in the
 * background. But for inputs that cannot be read or have changed, nothing that goes wrong here keeps the experiment from running.
 */
public final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final long MILLIS_TO_COMPLETE = 10_000;

    private Recorder() {}

    /**
     * Begins the record of a run in the experiment's folder.
     *
     * @throws InvalidInputException if an input cannot be read, or its content is not what it was in an earlier run
     */
    public static OpenRecord begin(Definition definition, RunDescription description, CheckpointFiles folder) {
        List<InputFingerprint> inputs = Fingerprints.of(description.inputs());
        RunRecords records = new RunRecords(folder);
        try {
            List<RunRecord> earlier = records.runs();
            checkInputs(definition, earlier, inputs);
            RunRecord run = new RunRecord(
                    RunRecord.FORMAT,
                    records.next(),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                    description.code(),
                    Environment.of(description),
                    inputs);
            if (earlier.isEmpty()) {
                records.write(
                        RunRecords.DEFINITION, DefinitionJson.write(definition).getBytes(StandardCharsets.UTF_8));
            } else {
                tellChanges(definition, earlier.get(earlier.size() - 1), run);
            }
            records.write(run);
            return new ClassPathInBackground(records, run.run());
        } catch (IOException e) {
            LOG.warn("the run of '{}' is not recorded in {}", definition.name(), folder.place(), e);
            return () -> {};
        }
    }

    private static void checkInputs(Definition definition, List<RunRecord> earlier, List<InputFingerprint> inputs) {
        List<String> differences = new ArrayList<>();
        for (InputFingerprint input : inputs) {
            earlier.stream()
                    .filter(run -> run.input(input.name()).isPresent())
                    .findFirst()
                    .ifPresent(run -> differences.addAll(run.inputDifferences(List.of(input))));
        }
        if (!differences.isEmpty()) {
            differences.add(
                    "results on other data cannot be compared with those so far: put the data back; or begin anew "
                            + "under another name, as with fork(\"" + definition.name() + "-2\")");
            throw new InvalidInputException(
                    "experiment '" + definition.name() + "', which was begun on other data", differences);
        }
    }

    private static void tellChanges(Definition definition, RunRecord before, RunRecord now) {
        List<String> differences = before.environmentDifferences(now.environment());
        if (!differences.isEmpty()) {
            LOG.info("'{}' goes on in another environment than before: {}", definition.name(), differences);
        }
    }

    /** Reads the class path on a thread of its own, and is waited for at the end of the run, but not for ever. */
    private static final class ClassPathInBackground implements OpenRecord {
        private final Thread thread;

        ClassPathInBackground(RunRecords records, int run) {
            List<Path> places = ClassPath.places();
            thread = new Thread(() -> read(records, run, places), "luthier-class-path");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() {
            // A cancelled experiment comes here with the interrupt status set.
            boolean interrupted = Thread.interrupted();
            try {
                thread.join(MILLIS_TO_COMPLETE);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            thread.interrupt();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private static void read(RunRecords records, int run, List<Path> places) {
            try {
                List<ClassPath.Entry> entries = ClassPath.read(places);
                if (!Thread.currentThread().isInterrupted()) {
                    records.write(new ClassPathRecord(RunRecord.FORMAT, run, entries));
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("the class path of run {} is not recorded: {}", run, e.toString());
            }
        }
    }
}

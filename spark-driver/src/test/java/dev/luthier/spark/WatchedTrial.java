package dev.luthier.spark;

import dev.luthier.space.Configuration;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A training function that tests on the other side of a process can watch and hold. Each attempt says where it runs in a
 * file; the first attempt of the held trial then waits for the file "go", other attempts of the last trial for the file
 * "end". Returns the number of the attempt.
 */
record WatchedTrial(String folder, int held, int last) implements TrialFunction<Configuration> {
    static final int NONE = -1;
    private static final long LONGEST_NANOS = 250_000_000_000L;

    @Override
    public double train(Configuration configuration, TrialContext trial) throws Exception {
        note("started", trial);
        trial.report(1, 0.5);
        if (trial.number() == held && trial.attempt() == 1) {
            await(Path.of(folder, "go"));
        } else if (trial.number() == last) {
            await(Path.of(folder, "end"));
        }
        note("ended", trial);
        return trial.attempt();
    }

    /** The process in which that attempt started; null if it has not. */
    static ProcessHandle process(Path folder, int trial, int attempt) {
        Path file = folder.resolve("started-" + trial + "-" + attempt);
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(file))).orElse(null)
                    : null;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void note(String what, TrialContext trial) throws IOException {
        Path file = Path.of(folder, what + "-" + trial.number() + "-" + trial.attempt());
        Path whole = Files.writeString(
                Path.of(file + ".part"), Long.toString(ProcessHandle.current().pid()));
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    // When it is interrupted, it goes on to its end.
    private static void await(Path file) {
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while (!Files.exists(file) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}

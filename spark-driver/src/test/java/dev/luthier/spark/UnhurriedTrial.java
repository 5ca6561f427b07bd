package dev.luthier.spark;

import dev.luthier.space.Configuration;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A training function of a tenth of a second, which says in a file in which process it runs. Returns its attempt's number. */
record UnhurriedTrial(String folder) implements TrialFunction<Configuration> {
    private static final int STEPS = 5;
    private static final long MILLIS_A_STEP = 20;

    @Override
    public double train(Configuration configuration, TrialContext trial) throws IOException, InterruptedException {
        Path own = Path.of(folder, "newest-" + ProcessHandle.current().pid());
        Path whole =
                Files.writeString(own, Long.toString(ProcessHandle.current().pid()));
        Files.move(whole, Path.of(folder, "newest"), StandardCopyOption.ATOMIC_MOVE);
        for (int step = 1; step <= STEPS; step++) {
            trial.report(step, trial.attempt());
            Thread.sleep(MILLIS_A_STEP);
        }
        return trial.attempt();
    }

    /** The process in which the latest attempt has begun; null if none has. */
    static ProcessHandle newest(Path folder) throws IOException {
        Path file = folder.resolve("newest");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(Files.readString(file))).orElse(null)
                : null;
    }
}

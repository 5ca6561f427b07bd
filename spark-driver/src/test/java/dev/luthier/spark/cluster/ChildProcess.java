package dev.luthier.spark.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;

/** A JVM of its own, which writes to a file and is killed with all its children when it is closed, or this JVM ends. */
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final Thread killer;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.killer = new Thread(this::killAll, "kill-" + log.getFileName());
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /** @param arguments of {@code java} after the flags that Spark needs */
    static ChildProcess start(Path log, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ", -1)));
        // An experiment of a test that is to be written down says where.
        command.add("-Dluthier.experiments=memory");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it writes to its standard output and error. */
    public Path log() {
        return log;
    }

    /**
     * Waits for its end.
     *
     * @return its exit code
     * @throws IllegalStateException if it has not ended by then, or was interrupted
     */
    public int await(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("still runs after " + atMost + ", see " + log);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting, see " + log, e);
        }
    }

    @Override
    public void close() {
        killAll();
        Runtime.getRuntime().removeShutdownHook(killer);
        await(Duration.ofSeconds(10));
    }

    private void killAll() {
        // Before it dies and its children lose their parent.
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}

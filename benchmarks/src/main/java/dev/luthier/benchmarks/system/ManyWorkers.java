package dev.luthier.benchmarks.system;

import dev.luthier.event.SlotId;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.worker.Leave;
import dev.luthier.rpc.worker.Worker;
import dev.luthier.rpc.worker.WorkerSettings;
import dev.luthier.run.TrialProgram;
import dev.luthier.trial.TrialContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Thousands of workers with a heartbeat a second each and 2,000 reports a second together, on loopback, for a minute. The
 * driver is a process of its own with a heap of 512 MB; the workers share this one.
 */
@SuppressWarnings("deprecation") // NioEventLoopGroup is what all supported Netty versions have
final class ManyWorkers implements SystemBenchmark {
    static final int STEPS = 5;
    private static final int REPORTS_PER_SECOND = 2_000;
    private static final int TRIALS = 24_000;
    static final String EXPERIMENT = "many-workers";
    static final String METRIC = "loss";
    private static final int[] COUNTS = {2_000, 5_000, 10_000};

    @Override
    public String name() {
        return EXPERIMENT;
    }

    @Override
    public void run(PrintStream out) throws Exception {
        for (int count : COUNTS) {
            run(count, out);
        }
    }

    private static void run(int count, PrintStream out) throws Exception {
        Process driver = driver(count);
        EventLoopGroup eventLoops = new NioEventLoopGroup(1);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(said.readLine());
            Secret secret = Secret.of(HexFormat.of().parseHex(said.readLine()));
            long stepMillis = TimeUnit.SECONDS.toMillis(count) / REPORTS_PER_SECOND;
            TrialProgram program = new TrialProgram(METRIC, (configuration, trial) -> train(trial, stepMillis));
            List<CompletableFuture<Leave>> workers = new ArrayList<>();
            for (int slot = 0; slot < count; slot++) {
                WorkerSettings settings = WorkerSettings.of("127.0.0.1", port, EXPERIMENT, secret, new SlotId(slot, 1));
                workers.add(Worker.join(settings, program, eventLoops.next()));
            }
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                out.println(count + " workers: " + line);
            }
            for (CompletableFuture<Leave> worker : workers) {
                worker.get(30, TimeUnit.SECONDS);
            }
        } finally {
            driver.destroyForcibly();
            eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static Map<String, Double> train(TrialContext trial, long stepMillis) throws InterruptedException {
        for (int step = 1; step <= STEPS; step++) {
            Thread.sleep(stepMillis);
            trial.report(step, 1.0 / step);
        }
        return Map.of(METRIC, 0.2);
    }

    private static Process driver(int count) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyWorkersDriver.class.getName(),
                        Integer.toString(TRIALS / count * count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}

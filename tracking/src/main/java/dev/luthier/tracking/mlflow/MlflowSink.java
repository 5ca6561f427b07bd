package dev.luthier.tracking.mlflow;

import dev.luthier.sink.Progress;
import dev.luthier.sink.Sink;
import dev.luthier.trial.Trial;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows an experiment in MLflow: a parent run for the experiment, a child run for each trial. A server that is slow, down or
 * wrong is tried again until the experiment is over; what has not arrived then is written to a folder, and sent by the next
 * experiment that uses the same server and folder. One instance for each experiment.
 */
public final class MlflowSink implements Sink {
    private static final Logger LOG = LoggerFactory.getLogger(MlflowSink.class);
    private static final Path SPOOL = Path.of("luthier-spool");
    private static final long MOST_SPOOL_BYTES = 256L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long SECONDS_IDLE = 10;

    private final RunStore store;
    private final Spool spool;
    private final Duration pause;
    private final Duration patience;
    private final ExecutorService threads;
    private @Nullable ExperimentRuns runs;
    private boolean hasLookedAtSpool;

    private MlflowSink(RunStore store, Spool spool, Duration pause, Duration patience) {
        this.store = store;
        this.spool = spool;
        this.pause = pause;
        this.patience = patience;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                store.parallelism(),
                store.parallelism(),
                SECONDS_IDLE,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "luthier-mlflow");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /**
     * On the tracking server at this address, as in {@code http://localhost:5000}. The environment's
     * {@code MLFLOW_TRACKING_TOKEN}, or {@code MLFLOW_TRACKING_USERNAME} and {@code MLFLOW_TRACKING_PASSWORD}, are used as
     * MLflow's own clients use them.
     *
     * @throws IllegalArgumentException if that is no address of a web server
     */
    public static MlflowSink server(URI address) {
        return server(address, SPOOL, PATIENCE);
    }

    /**
     * The same with where to keep what did not arrive, at most 256 MB of it, and how long to go on sending after the
     * experiment's end while that gets on; 30 s unless said.
     */
    public static MlflowSink server(URI address, Path spoolFolder, Duration patience) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "address of the MLflow server is '" + address + "', must be like http://localhost:5000");
        }
        RunStore store = new RestRunStore(new MlflowHttp(address, authorization()));
        return new MlflowSink(
                store, new Spool(spoolFolder, store.place(), MOST_SPOOL_BYTES), Duration.ofSeconds(1), patience);
    }

    /** In the files that MLflow makes without a server; the folder is usually called {@code mlruns}. */
    public static MlflowSink folder(Path folder) {
        RunStore store = new FileRunStore(folder);
        return new MlflowSink(
                store, new Spool(SPOOL, store.place(), MOST_SPOOL_BYTES), Duration.ofSeconds(1), PATIENCE);
    }

    static MlflowSink of(RunStore store, Path spoolFolder, long mostSpoolBytes, Duration pause) {
        return new MlflowSink(store, new Spool(spoolFolder, store.place(), mostSpoolBytes), pause, PATIENCE);
    }

    @Override
    public String name() {
        return "MLflow at " + store.place();
    }

    @Override
    public Duration pause() {
        return pause;
    }

    @Override
    public Duration patience() {
        return patience;
    }

    @Override
    public void update(Progress progress) throws IOException, InterruptedException {
        ExperimentRuns its = runs;
        if (its == null) {
            its = ExperimentRuns.open(store, threads, progress);
            runs = its;
        }
        its.take(progress);
        if (!hasLookedAtSpool) {
            hasLookedAtSpool = true;
            sendSpool(spool.file(progress));
        }
    }

    @Override
    public List<String> close(Progress missing) {
        threads.shutdownNow();
        List<String> lines = new ArrayList<>();
        ExperimentRuns its = runs;
        List<Trial> lacking = missing.changed();
        if (its != null) {
            awaitThreads();
            lines.addAll(its.complaints());
            lacking = its.lacking(lacking);
        }
        boolean hasEnd = missing.ending() == null || (its != null && its.isTerminal());
        if (!lacking.isEmpty() || !hasEnd) {
            lines.add(spooled(missing.withChanged(lacking)));
        }
        return lines;
    }

    private String spooled(Progress missing) {
        int trials = missing.changed().size();
        String what = missing.ending() == null ? trials + " trials" : trials + " trials and how the experiment ended";
        try {
            int kept = spool.keep(missing);
            String lost = kept == trials ? "" : ", without " + (trials - kept) + " for which there was no room";
            return what + "; kept in " + spool.file(missing) + lost + " for the next experiment with this server";
        } catch (IOException e) {
            return what + "; and cannot be kept in " + spool.file(missing) + ": " + e;
        }
    }

    // The present experiment's own file says nothing that it does not say itself.
    private void sendSpool(Path own) throws InterruptedException {
        try {
            Files.deleteIfExists(own);
            for (Path file : spool.files()) {
                Progress progress = spool.read(file);
                ExperimentRuns earlier = ExperimentRuns.open(store, threads, progress);
                earlier.take(progress);
                Files.delete(file);
                LOG.info("sent {} to {}", file, name());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("what an earlier experiment left for {} is still there", name(), e);
        }
    }

    private void awaitThreads() {
        try {
            if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("requests to {} are still under way", name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<String> authorization() {
        String token = System.getenv("MLFLOW_TRACKING_TOKEN");
        if (token != null) {
            return Optional.of("Bearer " + token);
        }
        String user = System.getenv("MLFLOW_TRACKING_USERNAME");
        String password = System.getenv("MLFLOW_TRACKING_PASSWORD");
        if (user == null || password == null) {
            return Optional.empty();
        }
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(both));
    }
}

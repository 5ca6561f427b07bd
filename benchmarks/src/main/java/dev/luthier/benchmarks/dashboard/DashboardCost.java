package dev.luthier.benchmarks.dashboard;

import dev.luthier.dashboard.Dashboard;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The processor time of the dashboard's own threads while ten viewers look at a running experiment: 50 slots that report ten
 * times a second each, and a trial that ends every 40 ms. Viewers are told all changes and ask for learning curves every
 * other second. The first half is told apart, since Java compiles meanwhile what it then goes on using.
 */
public final class DashboardCost {
    private static final int VIEWERS = 10;
    private static final int SLOTS = 50;
    private static final int TRIALS = 1_500;
    private static final int STEPS = 20;
    private static final int HALF_SECONDS = 30;
    private static final int PAUSE_MILLIS = 100;
    private static final String NAME = "cost";

    private DashboardCost() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        Map<Long, Long> used = new HashMap<>();
        try (Dashboard dashboard = Dashboard.open();
                HttpClientOfViewers viewers = new HttpClientOfViewers(dashboard.port())) {
            ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
            sampler.scheduleAtFixedRate(() -> sample(used), 0, 200, TimeUnit.MILLISECONDS);
            long begun = System.nanoTime();
            ScheduledFuture<Long> half = sampler.schedule(() -> sum(used), HALF_SECONDS, TimeUnit.SECONDS);
            ExperimentBuilder<Configuration> description = Luthier.experiment(
                            NAME,
                            SearchSpace.builder()
                                    .uniform("x", 0, 1)
                                    .uniform("y", 0, 1)
                                    .build())
                    .minimize("loss")
                    .optimizer(Optimizers.random())
                    .trials(TRIALS)
                    .maxResource(STEPS)
                    .journal(JournalProvider.inMemory())
                    .quiet()
                    .listener(dashboard.listener());
            viewers.open();
            description
                    .train((values, trial) -> {
                        for (long step = 1; step <= trial.resource(); step++) {
                            Thread.sleep(PAUSE_MILLIS);
                            trial.report(step, values.getDouble("x") + 1.0 / step);
                        }
                        return values.getDouble("x");
                    })
                    .runOn(LocalSlots.of(SLOTS));
            long took = System.nanoTime() - begun;
            sampler.shutdownNow();
            sample(used);
            print(half.get(), sum(used), took, viewers.bytes());
        }
    }

    private static void sample(Map<Long, Long> used) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        synchronized (used) {
            for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
                if (thread != null && thread.getThreadName().startsWith("luthier-dashboard")) {
                    used.merge(thread.getThreadId(), threads.getThreadCpuTime(thread.getThreadId()), Math::max);
                }
            }
        }
    }

    private static long sum(Map<Long, Long> used) {
        synchronized (used) {
            return used.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private static void print(long half, long all, long took, long bytes) {
        long rest = took - TimeUnit.SECONDS.toNanos(HALF_SECONDS);
        System.out.printf(
                Locale.ROOT,
                "%d viewers, %d slots, %d trials, %d reports in %.1f s: the dashboard's threads used %.0f ms, %.2f %%"
                        + " of one processor (%.2f %% after the first %d s); %.1f MB were sent%n",
                VIEWERS,
                SLOTS,
                TRIALS,
                TRIALS * STEPS,
                took / 1e9,
                all / 1e6,
                100.0 * all / took,
                100.0 * (all - half) / rest,
                HALF_SECONDS,
                bytes / 1e6);
    }

    /** Ten viewers, each with a stream of changes and a question now and then. */
    private static final class HttpClientOfViewers implements AutoCloseable {
        private final HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        private final List<Thread> threads = new ArrayList<>();
        private final String base;
        private long bytes;

        HttpClientOfViewers(int port) {
            base = "http://127.0.0.1:" + port + "/api/experiments/" + NAME + "/";
        }

        void open() {
            for (int i = 0; i < VIEWERS; i++) {
                start("live", 0);
                start("curves", 2000);
            }
        }

        synchronized long bytes() {
            return bytes;
        }

        private synchronized void add(int more) {
            bytes += more;
        }

        private void start(String what, long pauseMillis) {
            Thread thread = new Thread(() -> look(what, pauseMillis), "viewer-" + threads.size());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }

        private void look(String what, long pauseMillis) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(base + what)).build();
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    read(request);
                    Thread.sleep(Math.max(50, pauseMillis));
                }
            } catch (IOException e) {
                // The dashboard was closed.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void read(HttpRequest request) throws IOException, InterruptedException {
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body()) {
                int read = in.read(buffer);
                while (read >= 0) {
                    add(read);
                    read = in.read(buffer);
                }
            }
        }

        @Override
        public void close() {
            threads.forEach(Thread::interrupt);
        }
    }
}

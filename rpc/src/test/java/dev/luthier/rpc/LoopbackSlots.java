package dev.luthier.rpc;

import dev.luthier.definition.Definition;
import dev.luthier.event.SlotId;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.server.ServerSettings;
import dev.luthier.rpc.server.SlotServer;
import dev.luthier.rpc.worker.Leave;
import dev.luthier.rpc.worker.Worker;
import dev.luthier.rpc.worker.WorkerSettings;
import dev.luthier.run.EventSink;
import dev.luthier.run.LiveSlots;
import dev.luthier.run.SlotShell;
import dev.luthier.slot.TrialProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Slots that are threads of this JVM but speak to the driver over the network, as executors do. */
final class LoopbackSlots extends LiveSlots {
    private final int count;
    private final UnaryOperator<ServerSettings> tuning;
    private final boolean isProxied;
    private volatile @Nullable Proxy proxy;
    private final List<CompletableFuture<Leave>> leaves = new CopyOnWriteArrayList<>();

    LoopbackSlots(int count, UnaryOperator<ServerSettings> tuning) {
        this(count, tuning, false);
    }

    private LoopbackSlots(int count, UnaryOperator<ServerSettings> tuning, boolean isProxied) {
        this.count = count;
        this.tuning = tuning;
        this.isProxied = isProxied;
    }

    static LoopbackSlots behindProxy(int count) {
        return new LoopbackSlots(count, settings -> settings, true);
    }

    /** Breaks all connections there are; for slots behind a proxy. */
    void breakConnections() throws IOException {
        Proxy current = proxy;
        if (current != null) {
            current.cut();
        }
    }

    static LoopbackSlots of(int count) {
        return new LoopbackSlots(count, settings -> settings);
    }

    /** How each worker ended. */
    List<CompletableFuture<Leave>> leaves() {
        return leaves;
    }

    @Override
    protected SlotShell open(Definition definition, TrialProgram program, EventSink events) {
        Secret secret = Secret.random();
        ServerSettings settings = tuning.apply(ServerSettings.defaults("127.0.0.1", secret));
        SlotServer server = SlotServer.open(settings, definition.name(), events);
        int port = isProxied ? proxied(server) : server.port();
        for (int number = 0; number < count; number++) {
            WorkerSettings worker = WorkerSettings.of(
                            "127.0.0.1", port, definition.name(), secret, new SlotId(number, 1))
                    .withTls(settings.tls() == null ? null : settings.tls().fingerprint())
                    .withConnectTimeout(Duration.ofSeconds(5));
            leaves.add(runWorker(worker, program));
        }
        return server;
    }

    private int proxied(SlotServer server) {
        try {
            Proxy fresh = new Proxy(server.port());
            proxy = fresh;
            return fresh.port();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a worker on a thread of its own. */
    static CompletableFuture<Leave> runWorker(WorkerSettings settings, TrialProgram program) {
        CompletableFuture<Leave> leave = new CompletableFuture<>();
        startWorker(settings, program, leave);
        return leave;
    }

    /** The same, answering the thread. */
    static Thread startWorker(WorkerSettings settings, TrialProgram program, CompletableFuture<Leave> leave) {
        Thread thread = new Thread(
                () -> {
                    try {
                        leave.complete(Worker.run(settings, program));
                    } catch (Throwable e) {
                        leave.completeExceptionally(e);
                    }
                },
                "worker-" + settings.slot());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

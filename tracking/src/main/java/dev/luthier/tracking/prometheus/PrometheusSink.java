package dev.luthier.tracking.prometheus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.luthier.sink.Progress;
import dev.luthier.sink.Sink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Shows an experiment to Prometheus, in the text format 0.0.4, at {@code /metrics} of a web server that is there while the
 * experiment runs. One instance for each experiment; {@link #address} is safe to call from any thread.
 */
public final class PrometheusSink implements Sink {
    private final InetSocketAddress wanted;
    private final Exposition exposition = new Exposition();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread daemon = new Thread(task, "luthier-prometheus");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile @Nullable HttpServer server;
    private volatile String text = "";

    /** @param address where to listen; port 0 takes a free one */
    public PrometheusSink(InetSocketAddress address) {
        this.wanted = address;
    }

    @Override
    public String name() {
        return "Prometheus endpoint at " + address().orElse(wanted);
    }

    /** Where it listens; empty before the experiment begins and after it has ended. */
    public Optional<InetSocketAddress> address() {
        HttpServer its = server;
        return its == null ? Optional.empty() : Optional.of(its.getAddress());
    }

    @Override
    public void update(Progress progress) throws IOException {
        text = exposition.text(progress);
        if (server == null) {
            HttpServer opened = HttpServer.create(wanted, 0);
            opened.createContext("/metrics", this::answer);
            opened.setExecutor(thread);
            opened.start();
            server = opened;
        }
    }

    @Override
    public List<String> close(Progress missing) {
        HttpServer its = server;
        if (its != null) {
            its.stop(0);
            server = null;
        }
        thread.shutdownNow();
        return Sink.super.close(missing);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

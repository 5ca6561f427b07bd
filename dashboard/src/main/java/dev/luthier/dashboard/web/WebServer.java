package dev.luthier.dashboard.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.luthier.dashboard.feed.Experiments;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the page and its data. Safe for any thread; its own threads do not keep a program from ending. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int MOST_THREADS = 80;
    private static final String API = "/api/";
    private static final String ASSETS = "/page/";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Access access;
    private final Assets assets = new Assets();
    private final Api api;

    /**
     * @param port 0 for one that is free
     * @throws IOException if the port is taken
     */
    public WebServer(Access access, int port, Experiments experiments) throws IOException {
        this.access = access;
        this.api = new Api(experiments);
        this.server = HttpServer.create(new InetSocketAddress(access.address(), port), 0);
        this.threads = threads();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The port that it listens to. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        api.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private static ExecutorService threads() {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST_THREADS, MOST_THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "luthier-dashboard-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            Access.Refusal refusal = access.refusal(exchange);
            if (refusal != null) {
                Responses.error(exchange, refusal.status(), refusal.message());
            } else {
                answer(exchange, exchange.getRequestURI().getPath());
            }
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be answered", exchange.getRequestURI().getPath(), e);
            Responses.error(exchange, 500, String.valueOf(e.getMessage()));
        } finally {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        if (path.startsWith(API)) {
            api.answer(exchange, path.substring(API.length()));
            return;
        }
        String name = path.startsWith(ASSETS) ? path.substring(ASSETS.length()) : "index.html";
        boolean isPage = path.equals("/") || path.startsWith(ASSETS);
        Assets.Asset asset = isPage ? assets.find(name).orElse(null) : null;
        if (asset == null) {
            Responses.send(exchange, 404, "text/plain", "not found".getBytes(StandardCharsets.UTF_8));
        } else {
            Responses.send(exchange, 200, asset.type(), asset.content());
        }
    }
}

package dev.luthier.benchmarks.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Answers like a tracking server of MLflow that forgets everything, each request after a while. */
final class MlflowStandIn implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong requests = new AtomicLong();
    private final long afterMillis;

    MlflowStandIn(long afterMillis) throws IOException {
        this.afterMillis = afterMillis;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::serve);
        http.setExecutor(readers);
        http.start();
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    long requests() {
        return requests.get();
    }

    @Override
    public void close() {
        http.stop(0);
        later.shutdownNow();
        readers.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        long number = requests.incrementAndGet();
        later.schedule(() -> answer(exchange, number), afterMillis, TimeUnit.MILLISECONDS);
    }

    private static void answer(HttpExchange exchange, long number) {
        String path = exchange.getRequestURI().getPath();
        String text = "{}";
        if (path.endsWith("experiments/get-by-name")) {
            text = "{\"experiment\":{\"experiment_id\":\"1\"}}";
        } else if (path.endsWith("runs/create")) {
            text = "{\"run\":{\"info\":{\"run_id\":\"r" + number + "\",\"experiment_id\":\"1\",\"status\":\"RUNNING\","
                    + "\"artifact_uri\":\"mlflow-artifacts:/1/r" + number + "/artifacts\"},\"data\":{}}}";
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            // Whoever asked has gone.
        }
    }
}

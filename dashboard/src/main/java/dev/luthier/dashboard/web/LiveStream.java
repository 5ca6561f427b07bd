package dev.luthier.dashboard.web;

import com.sun.net.httpserver.HttpExchange;
import dev.luthier.dashboard.answer.Answers;
import dev.luthier.dashboard.answer.Query;
import dev.luthier.dashboard.feed.Feed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells viewers what changes, as server-sent events. All viewers of an experiment are given the same messages. */
final class LiveStream implements AutoCloseable {
    private static final int MOST_VIEWERS = 64;
    private static final long TICK_MILLIS = 333;
    private static final long HEARTBEAT_MILLIS = 10_000;
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger viewers = new AtomicInteger();
    private final Map<Feed, Changes> changes = new ConcurrentHashMap<>();
    private volatile boolean closed;

    @Override
    public void close() {
        closed = true;
    }

    /** Holds on to the calling thread until the viewer is gone. */
    void serve(HttpExchange exchange, Feed feed, Query query) throws IOException {
        if (viewers.incrementAndGet() > MOST_VIEWERS) {
            viewers.decrementAndGet();
            Responses.error(exchange, 503, "there are " + MOST_VIEWERS + " viewers already");
            return;
        }
        try {
            Responses.headers(exchange, "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            tell(exchange.getResponseBody(), feed, since(exchange, query));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            viewers.decrementAndGet();
        }
    }

    private static long since(HttpExchange exchange, Query query) {
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        return last != null && last.matches("\\d{1,18}") ? Long.parseLong(last) : query.get("since", 0);
    }

    private void tell(OutputStream out, Feed feed, long from) throws IOException, InterruptedException {
        Changes itsChanges = changes.computeIfAbsent(feed, Changes::new);
        long since = from;
        out.write(HEARTBEAT);
        out.flush();
        while (!closed) {
            feed.awaitChange(since, HEARTBEAT_MILLIS);
            if (feed.version() == since) {
                out.write(HEARTBEAT);
            } else {
                // On the same ticks for all, so that all ask for the same.
                Thread.sleep(TICK_MILLIS - System.currentTimeMillis() % TICK_MILLIS);
                Changes.Message message = itsChanges.since(since);
                out.write(message.bytes());
                since = message.version();
            }
            out.flush();
        }
    }

    /** The latest message of a feed. */
    private static final class Changes {
        private final Feed feed;
        private Message latest = new Message(-1, -1, 0, new byte[0]);

        record Message(long since, long version, long atNanos, byte[] bytes) {}

        Changes(Feed feed) {
            this.feed = feed;
        }

        synchronized Message since(long since) {
            boolean isYoung = System.nanoTime() - latest.atNanos() < TICK_MILLIS / 2 * 1_000_000;
            if (latest.since() != since || !isYoung) {
                Answers.Changes rows = Answers.changes(feed, since);
                latest = new Message(since, rows.version(), System.nanoTime(), event(rows));
            }
            return latest;
        }

        private static byte[] event(Answers.Changes rows) {
            byte[] head = ("id: " + rows.version() + "\nevent: rows\ndata: ").getBytes(StandardCharsets.UTF_8);
            byte[] event = new byte[head.length + rows.content().length + 2];
            System.arraycopy(head, 0, event, 0, head.length);
            System.arraycopy(rows.content(), 0, event, head.length, rows.content().length);
            event[event.length - 2] = '\n';
            event[event.length - 1] = '\n';
            return event;
        }
    }
}

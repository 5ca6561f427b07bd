package dev.luthier.dashboard.web;

import com.sun.net.httpserver.HttpExchange;
import dev.luthier.dashboard.answer.Answers;
import dev.luthier.dashboard.answer.Query;
import dev.luthier.dashboard.feed.Actions;
import dev.luthier.dashboard.feed.Experiments;
import dev.luthier.dashboard.feed.Feed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the page asks for and says. */
final class Api implements AutoCloseable {
    private static final String ASKED = "asked for on the dashboard";
    private static final String ENQUEUED = "enqueued on the dashboard";
    private static final int LONGEST_BODY = 65_536;

    private final Experiments experiments;
    private final LiveStream streams = new LiveStream();
    private final Map<String, RecentAnswers> recent = new ConcurrentHashMap<>();

    Api(Experiments experiments) {
        this.experiments = experiments;
    }

    @Override
    public void close() {
        streams.close();
    }

    void answer(HttpExchange exchange, String path) throws IOException {
        String[] parts = path.split("/", -1);
        Optional<Feed> feed = parts.length > 1 && parts[0].equals("experiments") && !parts[1].isEmpty()
                ? experiments.find(parts[1])
                : Optional.empty();
        try {
            if (path.equals("experiments")) {
                Responses.send(exchange, 200, Responses.JSON, Answers.list(experiments));
            } else if (feed.isEmpty()) {
                Responses.error(exchange, 404, "there is no such experiment");
            } else if (exchange.getRequestMethod().equals("POST")) {
                act(exchange, feed.get(), parts);
            } else {
                show(exchange, feed.get(), parts);
            }
        } catch (IllegalArgumentException e) {
            Responses.error(exchange, 400, String.valueOf(e.getMessage()));
        }
    }

    private void show(HttpExchange exchange, Feed feed, String[] parts) throws IOException {
        Query query = Query.of(exchange.getRequestURI());
        String what = parts.length > 2 ? parts[2] : "";
        if (what.equals("live")) {
            streams.serve(exchange, feed, query);
            return;
        }
        String key = exchange.getRequestURI().getPath() + "?"
                + exchange.getRequestURI().getRawQuery();
        RecentAnswers answers = recent.computeIfAbsent(parts[1], name -> new RecentAnswers());
        byte[] content = answers.get(key, feed, () -> content(feed, what, parts, query));
        if (content.length == 0) {
            Responses.error(exchange, 404, "there is no '" + what + "'");
        } else {
            Responses.send(exchange, 200, Responses.JSON, content);
        }
    }

    private static byte[] content(Feed feed, String what, String[] parts, Query query) {
        return what.equals("trials") ? Answers.trial(feed, number(parts), query) : Answers.of(feed, what, query);
    }

    private static void act(HttpExchange exchange, Feed feed, String[] parts) throws IOException {
        Actions actions = feed.actions().orElse(null);
        String path = String.join("/", parts).substring(("experiments/" + parts[1] + "/").length());
        if (actions == null) {
            Responses.error(exchange, 409, "the experiment does not run in this process");
        } else if (path.equals("stop")) {
            actions.stopExperiment(ASKED);
            accepted(exchange);
        } else if (path.equals("trials")) {
            Requests.addTrials(body(exchange), actions, ASKED);
            accepted(exchange);
        } else if (path.equals("enqueue")) {
            Requests.enqueue(body(exchange), actions, ENQUEUED);
            accepted(exchange);
        } else if (parts.length == 5 && parts[2].equals("trials") && parts[4].equals("stop")) {
            actions.stopTrial(number(parts), ASKED);
            accepted(exchange);
        } else {
            Responses.error(exchange, 404, "there is no such action");
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new IllegalArgumentException("what is asked for is longer than " + LONGEST_BODY + " bytes");
        }
        return body;
    }

    private static void accepted(HttpExchange exchange) throws IOException {
        Responses.send(exchange, 202, Responses.JSON, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static int number(String[] parts) {
        String text = parts.length > 3 ? parts[3] : "";
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("the number of a trial is '" + text + "', must be 0 or more");
        }
        return Integer.parseInt(text);
    }
}

package dev.luthier.tracking.mlflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is added to a run, within the limits for names and values of MLflow. */
record RunData(List<Metric> metrics, Map<String, String> params, Map<String, String> tags) {
    /** Metrics, parameters and tags of one request. */
    private static final int MOST_ENTRIES = 1000;

    private static final int MOST_PARAMS = 100;
    private static final int MOST_TAGS = 100;
    private static final int MOST_BYTES = 900_000;
    private static final int BYTES_AROUND_METRIC = 120;
    private static final int BYTES_AROUND_ENTRY = 30;

    RunData {
        metrics = List.copyOf(metrics);
    }

    /** A value of a metric at a step. */
    record Metric(String key, double value, long atMillis, long step) {}

    boolean isEmpty() {
        return metrics.isEmpty() && params.isEmpty() && tags.isEmpty();
    }

    /** The same in pieces that fit into one request each, in this order. */
    List<RunData> pieces() {
        Piece piece = new Piece();
        tags.forEach(piece::tag);
        params.forEach(piece::param);
        metrics.forEach(piece::metric);
        piece.cut();
        return piece.done;
    }

    /** Metrics are ordered by step, which makes the highest step of a metric say how far a run was written. */
    private static final class Piece {
        private final List<RunData> done = new ArrayList<>();
        private List<Metric> metrics = new ArrayList<>();
        private Map<String, String> params = new TreeMap<>();
        private Map<String, String> tags = new TreeMap<>();
        private int bytes;

        void tag(String key, String value) {
            room(worst(key, value), tags.size() < MOST_TAGS);
            tags.put(key, value);
        }

        void param(String key, String value) {
            room(worst(key, value), params.size() < MOST_PARAMS);
            params.put(key, value);
        }

        void metric(Metric metric) {
            room(worst(metric.key(), "") + BYTES_AROUND_METRIC, true);
            metrics.add(metric);
        }

        private void room(int more, boolean hasRoom) {
            boolean fits = bytes + more <= MOST_BYTES && metrics.size() + params.size() + tags.size() < MOST_ENTRIES;
            if (!fits || !hasRoom) {
                cut();
            }
            bytes += more;
        }

        void cut() {
            RunData piece = new RunData(metrics, params, tags);
            if (!piece.isEmpty()) {
                done.add(piece);
            }
            metrics = new ArrayList<>();
            params = new TreeMap<>();
            tags = new TreeMap<>();
            bytes = 0;
        }

        // A character takes at most six bytes in JSON: \\u and four digits.
        private static int worst(String key, String value) {
            return 6 * (key.length() + value.length()) + BYTES_AROUND_ENTRY;
        }
    }
}

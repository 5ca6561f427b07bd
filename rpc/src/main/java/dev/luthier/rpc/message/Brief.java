package dev.luthier.rpc.message;

import dev.luthier.space.Configuration;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps what user code says short enough for a frame. A character takes at most six bytes in JSON, and the smallest limit of
 * a frame is 256 KiB, so that 40,000 characters always fit.
 */
public final class Brief {
    private static final int LONGEST_TEXT = 16_000;
    private static final int MOST_CHARACTERS = 32_000;
    private static final int CHARACTERS_OF_A_NUMBER = 30;
    private static final int BYTES_OF_A_CHARACTER = 6;

    private Brief() {}

    /** At most 16,000 characters of a text, with a sign if it was cut. */
    public static String text(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "… (cut)";
    }

    /** The outcome with its texts and further metrics cut. */
    public static Outcome outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Finished finished) {
            return new Outcome.Finished(finished.metric(), metrics(finished.more()));
        }
        if (outcome instanceof Outcome.Stopped stopped) {
            return new Outcome.Stopped(text(stopped.reason()));
        }
        if (outcome instanceof Outcome.Failed failed) {
            Failure failure = failed.failure();
            return new Outcome.Failed(new Failure(failure.kind(), text(failure.message()), text(failure.stackTrace())));
        }
        return outcome;
    }

    /** The reports in parts that fit into a frame each. */
    public static List<List<Report>> parts(List<Report> reports) {
        List<List<Report>> parts = new ArrayList<>();
        int size = MOST_CHARACTERS + 1;
        for (Report report : reports) {
            Report brief = new Report(report.step(), report.value(), metrics(report.more()));
            int length = length(brief);
            if (size + length > MOST_CHARACTERS) {
                parts.add(new ArrayList<>());
                size = 0;
            }
            parts.get(parts.size() - 1).add(brief);
            size += length;
        }
        return parts;
    }

    /** How many bytes this configuration may take on the wire; never too few. */
    public static long mostBytes(Configuration configuration) {
        long characters = 0;
        for (Map.Entry<String, Object> entry : configuration.asMap().entrySet()) {
            characters += entry.getKey().length() + CHARACTERS_OF_A_NUMBER;
            characters += entry.getValue() instanceof String text ? text.length() : 0;
        }
        return BYTES_OF_A_CHARACTER * characters;
    }

    private static int length(Report report) {
        int length = 2 * CHARACTERS_OF_A_NUMBER;
        for (String name : report.more().keySet()) {
            length += name.length() + CHARACTERS_OF_A_NUMBER;
        }
        return length;
    }

    /** As many of the metrics as fit, the first ones. */
    private static Map<String, Double> metrics(Map<String, Double> metrics) {
        int room = MOST_CHARACTERS / 2;
        Map<String, Double> brief = new LinkedHashMap<>();
        for (Map.Entry<String, Double> metric : metrics.entrySet()) {
            room -= metric.getKey().length() + CHARACTERS_OF_A_NUMBER;
            if (room < 0) {
                return brief;
            }
            brief.put(metric.getKey(), metric.getValue());
        }
        return metrics;
    }
}

package dev.luthier.rpc.message;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an outcome; while reading, those that have come so far. */
final class OutcomeJson {
    private @Nullable String outcome;
    private @Nullable Double metric;
    private Map<String, Double> more = Map.of();
    private String reason = "";
    private Failure.@Nullable Kind kind;
    private String message = "";
    private String stackTrace = "";

    static void writeFields(JsonGenerator json, Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Finished finished) {
            json.writeStringField("outcome", "finished");
            json.writeNumberField("metric", finished.metric());
            json.writeFieldName("more");
            ReportJson.writeNumbers(json, finished.more());
        } else if (outcome instanceof Outcome.Stopped stopped) {
            json.writeStringField("outcome", "stopped");
            json.writeStringField("reason", stopped.reason());
        } else if (outcome instanceof Outcome.Failed failed) {
            json.writeStringField("outcome", "failed");
            json.writeStringField("kind", failed.failure().kind().name());
            json.writeStringField("message", failed.failure().message());
            json.writeStringField("stackTrace", failed.failure().stackTrace());
        }
    }

    /** Takes the field if it is one of these; says whether it was. */
    boolean take(Fields in) throws IOException {
        switch (in.name()) {
            case "outcome" -> outcome = in.asText();
            case "metric" -> metric = in.asDouble();
            case "more" -> more = in.asNumbers();
            case "reason" -> reason = in.asText();
            case "kind" -> kind = in.as(Failure.Kind.class);
            case "message" -> message = in.asText();
            case "stackTrace" -> stackTrace = in.asText();
            default -> {
                return false;
            }
        }
        return true;
    }

    Outcome toOutcome() {
        return switch (Fields.required("outcome", outcome)) {
            case "finished" -> new Outcome.Finished(Fields.required("metric", metric), more);
            case "stopped" -> new Outcome.Stopped(reason);
            case "failed" -> new Outcome.Failed(new Failure(Fields.required("kind", kind), message, stackTrace));
            default -> throw new ProtocolException("field 'outcome' must be finished, stopped or failed");
        };
    }
}

package dev.luthier.dashboard.answer;

import dev.luthier.dashboard.feed.Feed;
import dev.luthier.dashboard.finding.Importance;
import java.util.Map;

/** How much each hyperparameter matters. */
final class ImportanceAnswer {
    private ImportanceAnswer() {}

    static byte[] of(Feed feed, Query query) {
        Map<String, Double> importance =
                feed.read(view -> Importance.of(view, query.getInt("task", 0), query.fact(view)));
        return Json.object(out -> {
            out.writeStringField("method", "PED-ANOVA, best 10 % against all finished trials");
            Json.array(out, "parameters", elements -> {
                for (Map.Entry<String, Double> each : importance.entrySet()) {
                    out.writeStartArray();
                    out.writeString(each.getKey());
                    out.writeNumber(each.getValue());
                    out.writeEndArray();
                }
            });
        });
    }
}

package dev.luthier.dashboard.answer;

import dev.luthier.dashboard.finding.FailureGroup;
import dev.luthier.dashboard.view.ExperimentView;
import java.util.Locale;

/** Failures, grouped. */
final class FailuresAnswer {
    private static final int MOST_TRIALS = 200;

    private FailuresAnswer() {}

    static byte[] of(ExperimentView view, Query query) {
        return Json.object(out -> Json.array(out, "groups", elements -> {
            for (FailureGroup group : FailureGroup.of(view, query.fact(view))) {
                out.writeStartObject();
                out.writeStringField(
                        "kind",
                        group.example().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
                out.writeStringField("message", group.example().message());
                out.writeStringField("stackTrace", group.example().stackTrace());
                out.writeNumberField("count", group.trials().size());
                Json.array(out, "trials", numbers -> {
                    for (int trial : group.trials()
                            .subList(0, Math.min(MOST_TRIALS, group.trials().size()))) {
                        out.writeNumber(trial);
                    }
                });
                out.writeEndObject();
            }
        }));
    }
}

package dev.luthier.dashboard.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.luthier.dashboard.finding.Story;
import dev.luthier.dashboard.view.AttemptView;
import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.dashboard.view.Points;
import dev.luthier.dashboard.view.TrialView;
import dev.luthier.trial.Outcome;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All about one trial. Times are milliseconds since the opening. */
final class TrialAnswer {
    private TrialAnswer() {}

    static byte[] of(ExperimentView view, int number, Query query) {
        long fact = query.fact(view);
        if (number >= view.trials().size() || !view.trials().get(number).isThereAt(fact)) {
            throw new IllegalArgumentException("there is no trial " + number);
        }
        TrialView trial = view.trials().get(number);
        return Json.object(out -> write(out, view, trial, fact));
    }

    private static void write(JsonGenerator out, ExperimentView view, TrialView trial, long fact) throws IOException {
        boolean hasEnded = view.runAt(fact).endFact() <= fact;
        out.writeNumberField("number", trial.number());
        out.writeNumberField("task", trial.task());
        out.writeStringField("state", State.of(trial, fact, hasEnded).name().toLowerCase(Locale.ROOT));
        out.writeNumberField("resource", trial.phaseAt(fact).resource());
        out.writeStringField("note", trial.phaseAt(fact).note());
        Json.array(out, "configuration", elements -> {
            for (Map.Entry<String, Object> each : trial.configuration().asMap().entrySet()) {
                out.writeStartArray();
                out.writeString(each.getKey());
                if (each.getValue() instanceof Double number) {
                    Json.number(out, number);
                } else {
                    Json.value(out, each.getValue());
                }
                out.writeEndArray();
            }
        });
        writeOutcome(out, trial.endAt(fact));
        Json.array(out, "story", elements -> {
            for (Story.Chapter chapter : Story.of(trial, fact)) {
                out.writeStartArray();
                out.writeNumber(view.timeOf(chapter.fact()) - view.timeOf(0));
                out.writeString(chapter.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
                out.writeString(chapter.text());
                out.writeEndArray();
            }
        });
        Json.array(out, "attempts", elements -> {
            for (AttemptView attempt : trial.attempts()) {
                writeAttempt(out, view, attempt, fact);
            }
        });
        Json.array(out, "log", elements -> {
            for (TrialView.LogLine line : trial.log()) {
                if (line.fact() <= fact) {
                    out.writeStartArray();
                    out.writeNumber(view.timeOf(line.fact()) - view.timeOf(0));
                    out.writeNumber(line.attempt());
                    out.writeString(line.line());
                    out.writeEndArray();
                }
            }
        });
        writeCurve(out, trial.curveAt(fact), fact);
    }

    private static void writeOutcome(JsonGenerator out, TrialView.@Nullable End end) throws IOException {
        if (end != null && end.outcome() instanceof Outcome.Finished finished) {
            out.writeNumberField("metric", finished.metric());
            Json.array(out, "more", elements -> {
                for (Map.Entry<String, Double> each : finished.more().entrySet()) {
                    out.writeStartArray();
                    out.writeString(each.getKey());
                    Json.number(out, each.getValue());
                    out.writeEndArray();
                }
            });
        } else if (end != null && end.outcome() instanceof Outcome.Failed failed) {
            out.writeStringField("failure", failed.failure().toString());
            out.writeStringField("stackTrace", failed.failure().stackTrace());
        }
    }

    private static void writeAttempt(JsonGenerator out, ExperimentView view, AttemptView attempt, long fact)
            throws IOException {
        if (attempt.startedFact() > fact) {
            return;
        }
        long until = view.timeOf(Math.min(fact, attempt.endedFact()));
        out.writeStartArray();
        out.writeNumber(attempt.number());
        out.writeNumber(attempt.slot());
        out.writeNumber(view.timeOf(attempt.startedFact()) - view.timeOf(0));
        out.writeNumber(until - view.timeOf(attempt.startedFact()));
        out.writeString(attempt.endedFact() <= fact ? attempt.ending() : "running");
        out.writeEndArray();
    }

    private static void writeCurve(JsonGenerator out, Points curve, long fact) throws IOException {
        int size = curve.sizeAt(fact);
        Json.array(out, "steps", elements -> {
            for (int i = 0; i < size; i++) {
                out.writeNumber(curve.step(i));
            }
        });
        Json.array(out, "values", elements -> {
            for (int i = 0; i < size; i++) {
                Json.number(out, curve.value(i));
            }
        });
    }
}

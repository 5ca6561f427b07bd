package dev.luthier.dashboard.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.luthier.ablation.effect.Effect;
import dev.luthier.ablation.report.AblationReport;
import dev.luthier.dashboard.feed.Feed;
import dev.luthier.dashboard.finding.Ablation;
import dev.luthier.dashboard.finding.KnownTrials;
import java.io.IOException;

/** What each component of an ablation is good for. */
final class AblationAnswer {
    private AblationAnswer() {}

    /** Empty if it is no ablation. */
    static byte[] of(Feed feed, Query query) {
        KnownTrials known = feed.read(view -> KnownTrials.at(view, query.fact(view)));
        return Ablation.report(known)
                .map(report -> Json.object(out -> write(out, report)))
                .orElse(new byte[0]);
    }

    private static void write(JsonGenerator out, AblationReport report) throws IOException {
        out.writeStringField("metric", report.metric());
        out.writeStringField("confidence", report.repeats().percent());
        Json.object(out, "reference", fields -> {
            out.writeStringField("name", report.reference().name());
            out.writeNumberField("repeats", report.reference().repeats());
            number(out, "mean", report.reference().mean());
            number(out, "deviation", report.reference().deviation());
        });
        Json.array(out, "effects", elements -> {
            for (Effect effect : report.largestFirst()) {
                write(out, effect);
            }
        });
        Json.array(out, "remarks", elements -> {
            for (String remark : report.remarks()) {
                out.writeString(remark);
            }
        });
    }

    private static void write(JsonGenerator out, Effect effect) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", effect.name());
        out.writeStringField("family", effect.contrast().family());
        out.writeNumberField("pairs", effect.estimate().pairs());
        number(out, "mean", effect.estimate().mean());
        number(out, "low", effect.estimate().low());
        number(out, "high", effect.estimate().high());
        number(out, "adjusted", effect.adjusted());
        out.writeStringField("verdict", effect.verdict().word());
        out.writeStringField("reason", effect.reason());
        out.writeEndObject();
    }

    private static void number(JsonGenerator out, String name, double value) throws IOException {
        out.writeFieldName(name);
        Json.number(out, value);
    }
}

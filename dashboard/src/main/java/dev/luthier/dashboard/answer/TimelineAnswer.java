package dev.luthier.dashboard.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.luthier.dashboard.finding.Timeline;
import dev.luthier.dashboard.view.ExperimentView;
import java.io.IOException;

/** What ran on which slot. Times are milliseconds since the opening. */
final class TimelineAnswer {
    private static final int PIXELS = 1600;
    private static final int MOST_PIXELS = 8000;

    private TimelineAnswer() {}

    static byte[] of(ExperimentView view, Query query) {
        long fact = query.fact(view);
        long opened = view.timeOf(0);
        long last = view.timeOf(fact) - opened;
        int pixels = Math.min(MOST_PIXELS, query.getInt("pixels", PIXELS));
        long from = opened + query.get("from", 0);
        Timeline timeline = Timeline.of(view, fact, new Timeline.Window(from, opened + query.get("to", last), pixels));
        return Json.object(out -> {
            out.writeNumberField("utilisation", timeline.utilisation());
            out.writeNumberField("until", last);
            Json.array(out, "rows", elements -> {
                for (Timeline.Row row : timeline.rows()) {
                    write(out, row, opened, fact);
                }
            });
        });
    }

    private static void write(JsonGenerator out, Timeline.Row row, long opened, long fact) throws IOException {
        out.writeStartObject();
        out.writeNumberField("slot", row.slot());
        out.writeStringField("host", row.host());
        out.writeNumberField("there", row.thereMillis());
        out.writeNumberField("busy", row.busyMillis());
        Json.array(out, "stays", elements -> {
            for (long[] stay : row.stays()) {
                out.writeArray(new long[] {stay[0] - opened, stay[1] - opened}, 0, 2);
            }
        });
        Json.array(out, "bars", elements -> {
            for (Timeline.Bar bar : row.bars()) {
                out.writeStartArray();
                out.writeNumber(bar.fromMillis() - opened);
                out.writeNumber(bar.toMillis() - opened);
                out.writeNumber(bar.attempt().trial().number());
                out.writeNumber(bar.attempt().number());
                out.writeString(
                        bar.attempt().endedFact() <= fact ? bar.attempt().ending() : "running");
                out.writeNumber(bar.count());
                out.writeEndArray();
            }
        });
        out.writeEndObject();
    }
}

package dev.luthier.dashboard.answer;

import dev.luthier.dashboard.finding.Rungs;
import dev.luthier.dashboard.view.ExperimentView;

/** Trials by how far they trained. */
final class RungsAnswer {
    private RungsAnswer() {}

    static byte[] of(ExperimentView view, Query query) {
        Rungs rungs = Rungs.of(view, query.getInt("task", 0), query.fact(view));
        return Json.object(out -> {
            Json.array(out, "levels", elements -> {
                for (Rungs.Level level : rungs.levels()) {
                    out.writeStartObject();
                    out.writeNumberField("resource", level.resource());
                    out.writeNumberField("entered", level.entered());
                    out.writeNumberField("finished", level.finished());
                    out.writeNumberField("stopped", level.stopped());
                    out.writeNumberField("failed", level.failed());
                    out.writeNumberField("promoted", level.promoted());
                    Json.array(out, "results", results -> {
                        for (Rungs.Result result : level.results()) {
                            out.writeStartArray();
                            out.writeNumber(result.trial());
                            Json.number(out, result.metric());
                            out.writeNumber(result.promoted() ? 1 : 0);
                            out.writeEndArray();
                        }
                    });
                    out.writeEndObject();
                }
            });
            Json.array(out, "stops", elements -> {
                for (var stop : rungs.stops().entrySet()) {
                    out.writeArray(new long[] {stop.getKey(), stop.getValue()}, 0, 2);
                }
            });
        });
    }
}

package dev.luthier.dashboard.answer;

import dev.luthier.dashboard.finding.CurveSample;
import dev.luthier.dashboard.view.ExperimentView;
import java.util.Locale;

/** Learning curves. */
final class CurvesAnswer {
    private static final int MOST = 400;

    private CurvesAnswer() {}

    static byte[] of(ExperimentView view, Query query) {
        CurveSample sample = CurveSample.of(view, query.getInt("task", 0), query.fact(view), MOST);
        return Json.object(out -> {
            out.writeNumberField("total", sample.total());
            Json.array(out, "curves", elements -> {
                for (CurveSample.Sampled curve : sample.curves()) {
                    out.writeStartObject();
                    out.writeNumberField("trial", curve.trial().number());
                    out.writeStringField("state", curve.state().name().toLowerCase(Locale.ROOT));
                    out.writeFieldName("steps");
                    out.writeArray(curve.steps(), 0, curve.steps().length);
                    Json.array(out, "values", values -> {
                        for (double value : curve.values()) {
                            Json.rough(out, value);
                        }
                    });
                    out.writeEndObject();
                }
            });
            Json.array(out, "bands", elements -> {
                for (CurveSample.Band band : sample.bands()) {
                    out.writeStartArray();
                    out.writeNumber(band.step());
                    Json.number(out, band.low());
                    Json.number(out, band.middle());
                    Json.number(out, band.high());
                    out.writeEndArray();
                }
            });
        });
    }
}

package dev.luthier.json;

import dev.luthier.ablation.effect.Effect;
import dev.luthier.ablation.effect.Estimate;
import dev.luthier.ablation.report.AblationReport;

/** What an ablation found, as JSON; write only. Part of {@link ResultJson} where the experiment is an ablation. */
public final class AblationJson {
    private static final int LINE_PER_EFFECT = 2;

    private AblationJson() {}

    /** The report as text with a line for each effect. */
    public static String write(AblationReport report) {
        return JsonText.lines(LINE_PER_EFFECT, out -> write(report, out));
    }

    static void write(AblationReport report, FieldWriter out) {
        out.text("experiment", report.experiment())
                .text("metric", report.metric())
                .text("direction", Words.of(report.direction()))
                .number("confidence", report.repeats().confidence())
                .whole("repeats", report.repeats().least())
                .whole("mostRepeats", report.repeats().most())
                .object("reference", object -> write(report.reference(), object))
                .objects("effects", report.effects(), AblationJson::write)
                .texts("remarks", report.remarks());
    }

    private static void write(AblationReport.Reference reference, FieldWriter out) {
        out.text("variant", reference.name()).whole("repeats", reference.repeats());
        numberIfAny("mean", reference.mean(), out);
        numberIfAny("deviation", reference.deviation(), out);
    }

    private static void write(Effect effect, FieldWriter out) {
        Estimate estimate = effect.estimate();
        out.text("name", effect.name()).text("family", effect.contrast().family());
        numberIfAny("effect", estimate.mean(), out);
        numberIfAny("low", estimate.low(), out);
        numberIfAny("high", estimate.high(), out);
        numberIfAny("pValue", estimate.pValue(), out);
        numberIfAny("adjusted", effect.adjusted(), out);
        out.whole("repeats", estimate.pairs())
                .text("verdict", effect.verdict().word())
                .text("reason", effect.reason());
    }

    private static void numberIfAny(String name, double value, FieldWriter out) {
        if (Double.isNaN(value)) {
            out.nothing(name);
        } else {
            out.number(name, value);
        }
    }
}

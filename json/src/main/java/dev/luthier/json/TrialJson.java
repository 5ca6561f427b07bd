package dev.luthier.json;

import dev.luthier.problem.InvalidInputException;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trials as JSON, with attempts, curve and outcome. */
public final class TrialJson {
    private TrialJson() {}

    /** The trial in one line; {@link #read} gives an equal trial back. */
    public static String write(Trial trial) {
        return JsonText.line(out -> write(trial, out));
    }

    /**
     * Reads a trial.
     *
     * @throws InvalidInputException with everything that is wrong with the text
     */
    public static Trial read(String json) {
        return JsonText.read(json, "trial", TrialJson::read);
    }

    static void write(Trial trial, FieldWriter out) {
        out.whole("number", trial.number())
                .whole("task", trial.task())
                .configuration("configuration", trial.configuration())
                .whole("resource", trial.resource())
                .text("state", Words.of(trial.state()))
                .text("note", trial.note())
                .objects("attempts", trial.attempts(), TrialJson::write)
                .objects("curve", trial.curve().reports(), OutcomeJson::write);
        Outcome outcome = trial.outcome();
        if (outcome != null) {
            out.object("outcome", object -> OutcomeJson.write(outcome, object));
        }
    }

    static Trial read(FieldReader in) {
        Trial trial = new Trial(
                in.count("number"),
                in.count("task"),
                in.configuration("configuration"),
                in.whole("resource"),
                in.oneOf("state", Words.STATES).orElse(TrialState.PENDING),
                in.text("note"),
                attempts(in),
                curve(in),
                in.has("outcome") ? OutcomeJson.read(in.object("outcome")) : null);
        in.end();
        checkState(trial, in);
        return trial;
    }

    private static void checkState(Trial trial, FieldReader in) {
        @Nullable Outcome outcome = trial.outcome();
        if (in.isSound() && trial.state().hasEnded() != (outcome != null)) {
            in.refuse(
                    "outcome",
                    (outcome == null ? "missing in" : "not possible in") + " state " + Words.of(trial.state()));
        } else if (in.isSound() && outcome != null && outcome.state() != trial.state()) {
            in.refuse("state", Words.of(trial.state()) + " contradicts the outcome " + Words.of(outcome.state()));
        }
    }

    private static void write(Attempt attempt, FieldWriter out) {
        out.whole("number", attempt.number())
                .text("slot", attempt.slot())
                .whole("resource", attempt.resource())
                .whole("startedAtMillis", attempt.startedAtMillis())
                .whole("endedAtMillis", attempt.endedAtMillis())
                .text("ending", attempt.ending());
    }

    private static List<Attempt> attempts(FieldReader in) {
        List<Attempt> attempts = new ArrayList<>();
        for (FieldReader each : in.objects("attempts")) {
            attempts.add(new Attempt(
                    each.count("number"),
                    each.text("slot"),
                    each.whole("resource"),
                    each.whole("startedAtMillis"),
                    each.whole("endedAtMillis"),
                    each.text("ending")));
            each.end();
        }
        return attempts;
    }

    private static Curve curve(FieldReader in) {
        List<Report> reports = OutcomeJson.reports(in, "curve");
        for (int i = 1; i < reports.size(); i++) {
            if (reports.get(i).step() <= reports.get(i - 1).step()) {
                in.refuse(
                        "curve[" + i + "].step",
                        reports.get(i).step() + " must be above the step before it, which is "
                                + reports.get(i - 1).step());
            }
        }
        return in.isSound() ? Curve.of(reports) : Curve.empty();
    }
}

package dev.luthier.json;

import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reports and outcomes: what slots tell of attempts. */
final class OutcomeJson {
    private static final Outcome NONE = new Outcome.Stopped("");
    private static final Map<String, Function<FieldReader, Outcome>> KINDS = Map.of(
            "finished", OutcomeJson::readFinished,
            "stopped", in -> new Outcome.Stopped(in.text("reason")),
            "failed", in -> new Outcome.Failed(readFailure(in.object("failure"))));

    private OutcomeJson() {}

    static void write(Outcome outcome, FieldWriter out) {
        if (outcome instanceof Outcome.Finished finished) {
            out.text("kind", "finished").number("metric", finished.metric()).metrics("more", finished.more());
        } else if (outcome instanceof Outcome.Stopped stopped) {
            out.text("kind", "stopped").text("reason", stopped.reason());
        } else {
            Failure failure = ((Outcome.Failed) outcome).failure();
            out.text("kind", "failed").object("failure", object -> write(failure, object));
        }
    }

    /** An outcome; any one if there was a problem. */
    static Outcome read(FieldReader in) {
        Outcome outcome = in.oneOf("kind", KINDS).map(kind -> kind.apply(in)).orElse(null);
        if (outcome == null) {
            return NONE;
        }
        in.end();
        return outcome;
    }

    static void write(Report report, FieldWriter out) {
        out.whole("step", report.step()).number("value", report.value()).metrics("more", report.more());
    }

    static List<Report> reports(FieldReader in, String name) {
        List<Report> reports = new ArrayList<>();
        for (FieldReader each : in.objects(name)) {
            reports.add(readReport(each));
            each.end();
        }
        return reports;
    }

    private static Report readReport(FieldReader in) {
        long step = in.whole("step");
        if (step < 0) {
            in.refuse("step", step + " must be 0 or more");
        }
        return new Report(Math.max(0, step), in.metric("value"), in.metrics("more"));
    }

    private static Outcome readFinished(FieldReader in) {
        return new Outcome.Finished(in.number("metric"), in.metrics("more"));
    }

    private static void write(Failure failure, FieldWriter out) {
        out.text("kind", Words.of(failure.kind()))
                .text("message", failure.message())
                .text("stackTrace", failure.stackTrace());
    }

    private static Failure readFailure(FieldReader in) {
        Failure failure = new Failure(
                in.oneOf("kind", Words.FAILURES).orElse(Failure.Kind.EXCEPTION),
                in.text("message"),
                in.text("stackTrace"));
        in.end();
        return failure;
    }
}

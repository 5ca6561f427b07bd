package dev.luthier.dashboard.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.luthier.dashboard.feed.Feed;
import dev.luthier.dashboard.view.AttemptView;
import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.dashboard.view.Points;
import dev.luthier.dashboard.view.TrialView;
import dev.luthier.definition.Definition;
import dev.luthier.trial.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trials, each as a list of its fields and then its hyperparameters in the order of its task's search space, with the summary
 * of the experiment. Times are milliseconds since the opening.
 */
final class RowsAnswer {
    private static final int LONGEST_REASON = 160;

    private RowsAnswer() {}

    static byte[] of(Feed feed, Query query) {
        return feed.read(view -> rows(feed, view, view.facts() == 0 ? -1 : query.fact(view), query.get("since", 0)));
    }

    /** The trials that changed since that version of the view. */
    static Answers.Changes since(Feed feed, long version) {
        return feed.read(view -> new Answers.Changes(view.version(), rows(feed, view, view.facts() - 1, version)));
    }

    private static byte[] rows(Feed feed, ExperimentView view, long fact, long since) {
        return Json.object(out -> {
            out.writeNumberField("version", view.version());
            out.writeNumberField("restarts", feed.restarts());
            Definition definition = view.definition();
            if (definition != null) {
                Json.object(out, "summary", fields -> Summary.write(out, feed, view, fact));
                Json.array(out, "rows", elements -> writeRows(out, view, definition, fact, since));
            }
        });
    }

    private static void writeRows(JsonGenerator out, ExperimentView view, Definition definition, long fact, long since)
            throws IOException {
        List<List<String>> names = new ArrayList<>();
        definition.tasks().forEach(task -> names.add(task.space().names()));
        boolean hasEnded = view.runAt(fact).endFact() <= fact;
        for (TrialView trial : view.trials()) {
            if (trial.version() > since && trial.isThereAt(fact)) {
                writeRow(out, view, trial, fact, hasEnded, names.get(trial.task()));
            }
        }
    }

    private static void writeRow(
            JsonGenerator out, ExperimentView view, TrialView trial, long fact, boolean hasEnded, List<String> names)
            throws IOException {
        long opened = view.timeOf(0);
        TrialView.End end = trial.endAt(fact);
        AttemptView latest = trial.attemptAt(fact);
        out.writeStartArray();
        out.writeNumber(trial.number());
        out.writeNumber(trial.task());
        out.writeNumber(State.of(trial, fact, hasEnded).code());
        Json.number(
                out,
                end != null && end.outcome() instanceof Outcome.Finished finished ? finished.metric() : Double.NaN);
        out.writeNumber(trial.phaseAt(fact).resource());
        out.writeNumber(trial.countAttemptsAt(fact));
        writeTime(out, latest == null ? -1 : view.timeOf(trial.attempts().get(0).startedFact()) - opened);
        writeTime(out, end == null ? -1 : view.timeOf(end.fact()) - opened);
        writeLatest(out, latest, fact);
        out.writeString(trial.phaseAt(fact).note());
        out.writeString(reason(end));
        for (String name : names) {
            if (trial.configuration().contains(name)) {
                Json.value(out, trial.configuration().get(name));
            } else {
                out.writeNull();
            }
        }
        out.writeEndArray();
    }

    private static void writeTime(JsonGenerator out, long millis) throws IOException {
        if (millis < 0) {
            out.writeNull();
        } else {
            out.writeNumber(millis);
        }
    }

    private static void writeLatest(JsonGenerator out, @Nullable AttemptView attempt, long fact) throws IOException {
        Points points = attempt == null ? null : attempt.points();
        int size = points == null ? 0 : points.sizeAt(fact);
        if (points == null || size == 0) {
            out.writeNull();
            out.writeNull();
        } else {
            out.writeNumber(points.step(size - 1));
            Json.rough(out, points.value(size - 1));
        }
    }

    private static String reason(TrialView.@Nullable End end) {
        String reason = "";
        if (end != null && end.outcome() instanceof Outcome.Stopped stopped) {
            reason = stopped.reason();
        } else if (end != null && end.outcome() instanceof Outcome.Failed failed) {
            reason = failed.failure().message();
        }
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}

package dev.luthier.dashboard.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.luthier.dashboard.feed.Feed;
import dev.luthier.dashboard.view.BestSoFar.Improvement;
import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.dashboard.view.RunView;
import dev.luthier.dashboard.view.SlotView;
import dev.luthier.dashboard.view.TrialView;
import dev.luthier.definition.Budget;
import java.io.IOException;

/** How the experiment stood at a fact, in a few numbers. */
final class Summary {
    private Summary() {}

    static void write(JsonGenerator out, Feed feed, ExperimentView view, long fact) throws IOException {
        RunView run = view.runAt(fact);
        boolean hasEnded = run.endFact() <= fact;
        out.writeNumberField("openedAt", view.timeOf(0));
        out.writeNumberField("at", view.timeOf(fact));
        out.writeNumberField("latestAt", view.timeOf(view.facts() - 1));
        out.writeNumberField("facts", fact + 1);
        out.writeNumberField("reports", view.reports());
        out.writeNumberField("leftOut", feed.leftOut());
        out.writeStringField("ending", hasEnded ? run.kind() : "");
        out.writeStringField("detail", hasEnded ? run.detail() : "");
        out.writeBooleanField("canAct", feed.actions().isPresent());
        String problem = feed.problem();
        if (problem != null) {
            out.writeStringField("problem", problem);
        }
        writeBudget(out, view, fact);
        writeCounts(out, view, fact, hasEnded);
        writeSlots(out, view, fact);
        TrialView best = view.bestTrialAt(fact);
        if (best != null) {
            out.writeNumberField("bestTrial", best.number());
        }
        Json.array(out, "best", elements -> writeBest(out, view, fact));
    }

    private static void writeBudget(JsonGenerator out, ExperimentView view, long fact) throws IOException {
        if (view.definition() != null) {
            Budget budget = view.definition().budget();
            out.writeNumberField("budget", budget.trials());
            out.writeNumberField("elapsed", view.timeOf(fact) - view.timeOf(0));
        }
    }

    private static void writeCounts(JsonGenerator out, ExperimentView view, long fact, boolean hasEnded)
            throws IOException {
        int[] counts = new int[State.values().length];
        for (TrialView trial : view.trials()) {
            if (trial.isThereAt(fact)) {
                counts[State.of(trial, fact, hasEnded).code()]++;
            }
        }
        out.writeFieldName("counts");
        out.writeArray(counts, 0, counts.length);
    }

    private static void writeSlots(JsonGenerator out, ExperimentView view, long fact) throws IOException {
        int there = 0;
        for (SlotView slot : view.slots()) {
            for (SlotView.Stay stay : slot.stays()) {
                there += stay.joinedFact() <= fact && stay.leftFact() > fact ? 1 : 0;
            }
        }
        out.writeNumberField("slots", there);
    }

    private static void writeBest(JsonGenerator out, ExperimentView view, long fact) throws IOException {
        for (Improvement each : view.best().improvements()) {
            if (each.fact() <= fact) {
                out.writeStartArray();
                out.writeNumber(view.timeOf(each.fact()) - view.timeOf(0));
                out.writeNumber(each.trial());
                Json.number(out, each.metric());
                out.writeNumber(each.ended());
                out.writeEndArray();
            }
        }
    }
}

package dev.luthier.dashboard.finding;

import dev.luthier.dashboard.view.AttemptView;
import dev.luthier.dashboard.view.TrialView;
import dev.luthier.trial.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened to a trial and why, in the order in which it happened. */
public final class Story {
    private final List<Chapter> chapters = new ArrayList<>();
    private final long fact;

    /** Sorts of things that happen, in the order in which one fact may bring them. */
    public enum Kind {
        SUGGESTED,
        PROMOTED,
        STARTED,
        TOLD_TO_STOP,
        ENDED
    }

    /** One thing, with its reason. */
    public record Chapter(long fact, Kind kind, String text) {}

    private Story(long fact) {
        this.fact = fact;
    }

    /** As it was known at that fact. */
    public static List<Chapter> of(TrialView trial, long fact) {
        Story story = new Story(fact);
        for (int i = 0; i < trial.phases().size(); i++) {
            TrialView.Phase phase = trial.phases().get(i);
            String text = phase.note() + ", resource " + phase.resource();
            story.add(phase.fact(), i == 0 ? Kind.SUGGESTED : Kind.PROMOTED, text);
        }
        trial.attempts().forEach(story::tell);
        for (TrialView.End end : trial.ends()) {
            story.add(end.fact(), Kind.ENDED, text(end.outcome()));
        }
        story.chapters.sort(Comparator.comparingLong(Chapter::fact).thenComparing(Chapter::kind));
        return story.chapters;
    }

    private void tell(AttemptView attempt) {
        String where = attempt.slot() == AttemptView.NO_SLOT ? "" : " on slot " + attempt.slot();
        add(attempt.startedFact(), Kind.STARTED, "attempt " + attempt.number() + where);
        AttemptView.Stop callBack = attempt.callBack();
        if (callBack != null) {
            add(callBack.fact(), Kind.TOLD_TO_STOP, "called back: " + callBack.reason());
        }
        AttemptView.Stop stop = attempt.stop();
        if (stop != null) {
            add(stop.fact(), Kind.TOLD_TO_STOP, stop.reason());
        }
        if (attempt.ending().contains(":") || attempt.ending().equals("unfinished")) {
            add(attempt.endedFact(), Kind.ENDED, "attempt " + attempt.number() + ": " + attempt.ending());
        }
    }

    private void add(long itsFact, Kind kind, String text) {
        if (itsFact <= fact) {
            chapters.add(new Chapter(itsFact, kind, text));
        }
    }

    private static String text(Outcome outcome) {
        if (outcome instanceof Outcome.Finished finished) {
            return "finished with " + finished.metric()
                    + (finished.more().isEmpty() ? "" : ", further metrics " + finished.more());
        }
        if (outcome instanceof Outcome.Stopped stopped) {
            return "stopped: " + stopped.reason();
        }
        return outcome instanceof Outcome.Failed failed ? "failed: " + failed.failure() : "";
    }
}

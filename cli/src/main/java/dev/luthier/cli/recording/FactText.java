package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.Texts;
import dev.luthier.event.Event;
import dev.luthier.event.EventHandler;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.function.Consumer;

/** Facts as lines for people. */
final class FactText implements EventHandler {
    private final Consumer<String> lines;

    FactText(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void onOpened(Event.Opened event) {
        say(
                event,
                "experiment '" + event.definition().name() + "' begins, "
                        + event.definition().budget().trials() + " trials, optimizer "
                        + event.definition().optimizer());
    }

    @Override
    public void onReopened(Event.Reopened event) {
        say(event, "the experiment goes on, " + event.budget().trials() + " trials");
    }

    @Override
    public void onSlotJoined(Event.SlotJoined event) {
        say(event, event.slot() + " joined, " + event.host());
    }

    @Override
    public void onSlotLost(Event.SlotLost event) {
        say(event, event.slot() + " lost: " + event.reason());
    }

    @Override
    public void onSlotsUnavailable(Event.SlotsUnavailable event) {
        say(event, "there are no slots: " + event.reason());
    }

    @Override
    public void onSuggested(Event.Suggested event) {
        say(event, "suggestion " + event.number() + ": " + text(event.suggestion()));
    }

    @Override
    public void onOptimizerFailed(Event.OptimizerFailed event) {
        say(event, "the optimizer failed: " + event.error());
    }

    @Override
    public void onReported(Event.Reported event) {
        Report latest = event.reports().get(event.reports().size() - 1);
        String more = latest.more().isEmpty() ? "" : " " + latest.more();
        say(event, "trial " + event.trial() + " step " + latest.step() + ": " + Texts.number(latest.value()) + more);
    }

    @Override
    public void onLogged(Event.Logged event) {
        say(event, "trial " + event.trial() + " says: " + event.line());
    }

    @Override
    public void onEnded(Event.Ended event) {
        say(
                event,
                "trial " + event.trial() + " " + text(event.outcome()) + ", attempt " + event.attempt() + " on "
                        + event.slot());
    }

    @Override
    public void onTimerFired(Event.TimerFired event) {
        say(event, "the alarm rang");
    }

    @Override
    public void onStopRequested(Event.StopRequested event) {
        say(event, "somebody asked trial " + event.trial() + " to stop: " + event.reason());
    }

    @Override
    public void onTrialsAdded(Event.TrialsAdded event) {
        say(
                event,
                "somebody added " + event.count() + (event.count() == 1 ? " trial: " : " trials: ") + event.reason());
    }

    @Override
    public void onEnqueued(Event.Enqueued event) {
        say(
                event,
                "somebody wants " + event.configuration() + " to be tried, to " + event.resource() + " (" + event.note()
                        + ")");
    }

    @Override
    public void onCancelRequested(Event.CancelRequested event) {
        say(event, "somebody asked for the end: " + event.reason());
    }

    private void say(Event event, String what) {
        lines.accept(Texts.time(event.atMillis()) + "  " + what);
    }

    private static String text(Suggestion suggestion) {
        if (suggestion instanceof Suggestion.Run run) {
            return run.configuration() + " to " + run.resource() + " (" + run.note() + ")";
        }
        if (suggestion instanceof Suggestion.Resume resume) {
            return "trial " + resume.trial() + " on to " + resume.resource() + " (" + resume.note() + ")";
        }
        return suggestion instanceof Suggestion.Done done ? "no more: " + done.reason() : "wait";
    }

    private static String text(Outcome outcome) {
        if (outcome instanceof Outcome.Finished finished) {
            return "finished: " + Texts.number(finished.metric());
        }
        return outcome instanceof Outcome.Stopped stopped
                ? "stopped: " + stopped.reason()
                : "failed: " + ((Outcome.Failed) outcome).failure();
    }
}

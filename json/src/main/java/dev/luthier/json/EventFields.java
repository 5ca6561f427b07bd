package dev.luthier.json;

import dev.luthier.event.Event;
import dev.luthier.event.EventHandler;
import dev.luthier.event.SlotId;

/** Writes the fields of the event that it is given. */
final class EventFields implements EventHandler {
    private final FieldWriter out;

    EventFields(FieldWriter out) {
        this.out = out;
    }

    @Override
    public void onOpened(Event.Opened event) {
        begin("opened", event).object("definition", object -> DefinitionJson.write(event.definition(), object));
    }

    @Override
    public void onReopened(Event.Reopened event) {
        begin("reopened", event).object("budget", object -> DefinitionJson.write(event.budget(), object));
    }

    @Override
    public void onSlotJoined(Event.SlotJoined event) {
        begin("slotJoined", event)
                .object("slot", object -> write(event.slot(), object))
                .text("host", event.host());
    }

    @Override
    public void onSlotLost(Event.SlotLost event) {
        begin("slotLost", event)
                .object("slot", object -> write(event.slot(), object))
                .text("reason", event.reason());
    }

    @Override
    public void onSlotsUnavailable(Event.SlotsUnavailable event) {
        begin("slotsUnavailable", event).text("reason", event.reason());
    }

    @Override
    public void onSuggested(Event.Suggested event) {
        begin("suggested", event)
                .whole("number", event.number())
                .whole("factsSeen", event.factsSeen())
                .object("suggestion", object -> SuggestionJson.write(event.suggestion(), object));
    }

    @Override
    public void onOptimizerFailed(Event.OptimizerFailed event) {
        begin("optimizerFailed", event).text("error", event.error());
    }

    @Override
    public void onReported(Event.Reported event) {
        begin("reported", event)
                .whole("trial", event.trial())
                .whole("attempt", event.attempt())
                .objects("reports", event.reports(), OutcomeJson::write);
    }

    @Override
    public void onLogged(Event.Logged event) {
        begin("logged", event)
                .whole("trial", event.trial())
                .whole("attempt", event.attempt())
                .text("line", event.line());
    }

    @Override
    public void onEnded(Event.Ended event) {
        begin("ended", event)
                .object("slot", object -> write(event.slot(), object))
                .whole("trial", event.trial())
                .whole("attempt", event.attempt())
                .object("outcome", object -> OutcomeJson.write(event.outcome(), object));
    }

    @Override
    public void onTimerFired(Event.TimerFired event) {
        begin("timerFired", event);
    }

    @Override
    public void onStopRequested(Event.StopRequested event) {
        begin("stopRequested", event).whole("trial", event.trial()).text("reason", event.reason());
    }

    @Override
    public void onTrialsAdded(Event.TrialsAdded event) {
        begin("trialsAdded", event).whole("count", event.count()).text("reason", event.reason());
    }

    @Override
    public void onEnqueued(Event.Enqueued event) {
        begin("enqueued", event)
                .whole("task", event.task())
                .configuration("configuration", event.configuration())
                .whole("resource", event.resource())
                .text("note", event.note());
    }

    @Override
    public void onCancelRequested(Event.CancelRequested event) {
        begin("cancelRequested", event).text("reason", event.reason());
    }

    static void write(SlotId slot, FieldWriter out) {
        out.whole("number", slot.number()).whole("epoch", slot.epoch());
    }

    private FieldWriter begin(String kind, Event event) {
        return out.text("event", kind).whole("atMillis", event.atMillis());
    }
}

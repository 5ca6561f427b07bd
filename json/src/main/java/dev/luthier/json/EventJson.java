package dev.luthier.json;

import static java.util.Map.entry;

import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.problem.InvalidInputException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events as JSON: one line each, beginning with the kind of event. */
public final class EventJson {
    private static final Map<String, Function<FieldReader, Event>> KINDS = Map.ofEntries(
            entry("opened", EventJson::readOpened),
            entry("reopened", in -> new Event.Reopened(at(in), DefinitionJson.budget(in.object("budget")))),
            entry("slotJoined", in -> new Event.SlotJoined(at(in), slot(in), in.text("host"))),
            entry("slotLost", in -> new Event.SlotLost(at(in), slot(in), in.text("reason"))),
            entry("slotsUnavailable", in -> new Event.SlotsUnavailable(at(in), in.text("reason"))),
            entry("suggested", EventJson::readSuggested),
            entry("optimizerFailed", in -> new Event.OptimizerFailed(at(in), in.text("error"))),
            entry("reported", EventJson::readReported),
            entry("logged", EventJson::readLogged),
            entry("ended", EventJson::readEnded),
            entry("timerFired", in -> new Event.TimerFired(at(in))),
            entry("stopRequested", in -> new Event.StopRequested(at(in), in.count("trial"), in.text("reason"))),
            entry("trialsAdded", in -> new Event.TrialsAdded(at(in), in.count("count"), in.text("reason"))),
            entry("enqueued", EventJson::readEnqueued),
            entry("cancelRequested", in -> new Event.CancelRequested(at(in), in.text("reason"))));

    private EventJson() {}

    /** The event in one line, without a line break; {@link #read} gives an equal event back. */
    public static String write(Event event) {
        return JsonText.line(out -> event.deliverTo(new EventFields(out)));
    }

    /**
     * Reads an event.
     *
     * @throws InvalidInputException with everything that is wrong with the text; an unknown kind of event is named
     */
    public static Event read(String json) {
        return JsonText.read(json, "event", EventJson::read);
    }

    private static @Nullable Event read(FieldReader in) {
        Event event = in.oneOf("event", KINDS).map(kind -> kind.apply(in)).orElse(null);
        if (event != null) {
            in.end();
        }
        return event;
    }

    private static Event readOpened(FieldReader in) {
        return new Event.Opened(at(in), DefinitionJson.read(in.object("definition")));
    }

    private static Event readSuggested(FieldReader in) {
        return new Event.Suggested(
                at(in), in.whole("number"), in.whole("factsSeen"), SuggestionJson.read(in.object("suggestion")));
    }

    private static Event readReported(FieldReader in) {
        return new Event.Reported(at(in), in.count("trial"), in.count("attempt"), OutcomeJson.reports(in, "reports"));
    }

    private static Event readLogged(FieldReader in) {
        return new Event.Logged(at(in), in.count("trial"), in.count("attempt"), in.text("line"));
    }

    private static Event readEnded(FieldReader in) {
        return new Event.Ended(
                at(in), slot(in), in.count("trial"), in.count("attempt"), OutcomeJson.read(in.object("outcome")));
    }

    private static Event readEnqueued(FieldReader in) {
        return new Event.Enqueued(
                at(in), in.count("task"), in.configuration("configuration"), in.whole("resource"), in.text("note"));
    }

    private static long at(FieldReader in) {
        return in.whole("atMillis");
    }

    private static SlotId slot(FieldReader in) {
        FieldReader slot = in.object("slot");
        SlotId id = new SlotId(slot.count("number"), slot.count("epoch"));
        slot.end();
        return id;
    }
}

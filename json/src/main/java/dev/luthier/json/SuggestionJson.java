package dev.luthier.json;

import dev.luthier.optimizer.Suggestion;
import java.util.Map;
import java.util.function.Function;

/** What an optimizer answered. */
final class SuggestionJson {
    private static final Suggestion NONE = new Suggestion.Wait();
    private static final Map<String, Function<FieldReader, Suggestion>> KINDS = Map.of(
            "run", SuggestionJson::readRun,
            "resume", in -> new Suggestion.Resume(in.count("trial"), in.whole("resource"), in.text("note")),
            "wait", in -> new Suggestion.Wait(),
            "done", in -> new Suggestion.Done(in.text("reason")));

    private SuggestionJson() {}

    static void write(Suggestion suggestion, FieldWriter out) {
        if (suggestion instanceof Suggestion.Run run) {
            out.text("kind", "run")
                    .whole("task", run.task())
                    .configuration("configuration", run.configuration())
                    .whole("resource", run.resource())
                    .text("note", run.note());
            if (run.from() != null) {
                out.whole("from", run.from());
            }
        } else if (suggestion instanceof Suggestion.Resume resume) {
            out.text("kind", "resume")
                    .whole("trial", resume.trial())
                    .whole("resource", resume.resource())
                    .text("note", resume.note());
        } else if (suggestion instanceof Suggestion.Done done) {
            out.text("kind", "done").text("reason", done.reason());
        } else {
            out.text("kind", "wait");
        }
    }

    /** A suggestion; any one if there was a problem. */
    static Suggestion read(FieldReader in) {
        Suggestion suggestion =
                in.oneOf("kind", KINDS).map(kind -> kind.apply(in)).orElse(null);
        if (suggestion == null) {
            return NONE;
        }
        in.end();
        return suggestion;
    }

    private static Suggestion readRun(FieldReader in) {
        return new Suggestion.Run(
                in.count("task"),
                in.configuration("configuration"),
                in.whole("resource"),
                in.text("note"),
                in.has("from") ? in.count("from") : null);
    }
}

package dev.luthier.dashboard.answer;

import dev.luthier.dashboard.feed.Experiments;
import dev.luthier.dashboard.feed.Feed;

/** Everything that can be asked about experiments. */
public final class Answers {
    private Answers() {}

    /** Rows of the trials that changed, and the version of the view that they lead to. */
    public record Changes(long version, byte[] content) {}

    /** The experiments that there are. */
    public static byte[] list(Experiments experiments) {
        return Json.object(out -> Json.array(out, "experiments", elements -> {
            for (String name : experiments.names()) {
                out.writeStartObject();
                out.writeStringField("name", name);
                out.writeBooleanField("live", experiments.isRunning(name));
                out.writeEndObject();
            }
        }));
    }

    /** What went wrong. */
    public static byte[] error(String message) {
        return Json.object(out -> out.writeStringField("error", message));
    }

    /** All trials that changed since that version. */
    public static Changes changes(Feed feed, long since) {
        return RowsAnswer.since(feed, since);
    }

    /** All about one trial. */
    public static byte[] trial(Feed feed, int number, Query query) {
        return feed.read(view -> TrialAnswer.of(view, number, query));
    }

    /**
     * The answer to one of the other questions; empty if there is no such question.
     *
     * @param what empty for the experiment itself
     */
    public static byte[] of(Feed feed, String what, Query query) {
        return switch (what) {
            case "" -> ExperimentAnswer.of(feed);
            case "rows" -> RowsAnswer.of(feed, query);
            case "curves" -> feed.read(view -> CurvesAnswer.of(view, query));
            case "timeline" -> feed.read(view -> TimelineAnswer.of(view, query));
            case "rungs" -> feed.read(view -> RungsAnswer.of(view, query));
            case "failures" -> feed.read(view -> FailuresAnswer.of(view, query));
            case "importance" -> ImportanceAnswer.of(feed, query);
            case "marginals" -> ImportanceAnswer.marginals(feed, query);
            case "ablation" -> AblationAnswer.of(feed, query);
            default -> new byte[0];
        };
    }
}

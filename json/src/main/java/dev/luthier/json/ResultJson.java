package dev.luthier.json;

import dev.luthier.definition.Goals;
import dev.luthier.event.Ending;
import dev.luthier.event.SlotStay;
import dev.luthier.experiment.Counts;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.trial.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Results as JSON, for other programs and for keeping. There is no way back to a result object; {@link TrialJson} and
 * {@link DefinitionJson} read the parts.
 */
public final class ResultJson {
    private static final int LINE_PER_TRIAL = 2;

    private ResultJson() {}

    /** The result as text with a line for each trial. */
    public static String write(ExperimentResult<?> result) {
        return JsonText.lines(LINE_PER_TRIAL, out -> write(result, out));
    }

    /**
     * The same into a file, in UTF-8; an existing file is replaced.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(ExperimentResult<?> result, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            JsonText.write(writer, LINE_PER_TRIAL, out -> write(result, out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(ExperimentResult<?> result, FieldWriter out) {
        out.text("experiment", result.definition().name()).object("ending", object -> write(result.ending(), object));
        result.bestTrial()
                .ifPresentOrElse(
                        best -> out.object(
                                "best",
                                object -> writeBest(best, result.definition().goals(), object)),
                        () -> out.nothing("best"));
        if (result.definition().objectives().size() > 1) {
            Goals goals = result.definition().goals();
            out.objects("paretoFront", result.paretoFront(), (trial, object) -> writeFront(trial, goals, object))
                    .number("hypervolume", result.hypervolume());
        }
        if (result.isAblation()) {
            out.object("ablation", object -> AblationJson.write(result.ablation(), object));
        }
        out.texts("remarks", result.remarks())
                .object("counts", object -> write(result.counts(), object))
                .whole("startedAtMillis", result.startedAtMillis())
                .duration("wallTime", result.wallTime())
                .number("slotUtilisation", result.slotUtilisation())
                .objects("slots", result.slotStays(), ResultJson::write)
                .objects("trials", result.trials(), TrialJson::write)
                .object("definition", object -> DefinitionJson.write(result.definition(), object));
    }

    private static void write(Ending ending, FieldWriter out) {
        out.text("kind", Words.of(ending.kind())).text("detail", ending.detail());
    }

    private static void writeBest(Trial trial, Goals goals, FieldWriter out) {
        out.whole("trial", trial.number()).number("metric", trial.metric().orElseThrow());
        if (!goals.constraints().isEmpty()) {
            out.truth("feasible", goals.isFeasible(trial));
        }
        out.configuration("configuration", trial.configuration());
    }

    private static void writeFront(Trial trial, Goals goals, FieldWriter out) {
        out.whole("trial", trial.number())
                .object(
                        "metrics",
                        object -> goals.metrics().forEach(metric -> object.number(metric, goals.value(trial, metric))))
                .configuration("configuration", trial.configuration());
    }

    private static void write(Counts counts, FieldWriter out) {
        out.whole("finished", counts.finished())
                .whole("stopped", counts.stopped())
                .whole("failed", counts.failed())
                .whole("unfinished", counts.unfinished())
                .whole("retried", counts.retried());
    }

    private static void write(SlotStay stay, FieldWriter out) {
        out.object("slot", object -> EventFields.write(stay.slot(), object))
                .text("host", stay.host())
                .whole("joinedAtMillis", stay.joinedAtMillis())
                .whole("leftAtMillis", stay.leftAtMillis());
    }
}

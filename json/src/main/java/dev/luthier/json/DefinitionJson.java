package dev.luthier.json;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Cell;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.definition.HeadStart;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.matrix.Matrix;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.problem.Problems;
import dev.luthier.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Definitions as JSON. Everything is written, defaults too, so that what was recorded keeps its meaning; whoever writes
 * one by hand may leave out what has a default.
 */
public final class DefinitionJson {
    private static final int LINE_PER_PARAMETER = 5;
    private static final Named NO_STOP = new Named("none");
    private static final Named AUTO = new Named("auto");
    private static final long DEFAULT_SEED = 1;

    private DefinitionJson() {}

    /** The definition as text with a line for each parameter; {@link #read} gives an equal definition back. */
    public static String write(Definition definition) {
        return JsonText.lines(LINE_PER_PARAMETER, out -> write(definition, out));
    }

    /**
     * Reads a definition.
     *
     * @throws InvalidInputException with everything that is wrong with the text or with the definition
     */
    public static Definition read(String json) {
        return JsonText.read(json, "definition", DefinitionJson::read);
    }

    static void write(Definition definition, FieldWriter out) {
        out.text("name", definition.name());
        GoalsJson.write(definition.goals(), out);
        out.objects("tasks", definition.tasks(), DefinitionJson::write);
        if (!definition.headStart().equals(HeadStart.NONE)) {
            out.object("headStart", object -> HeadStartJson.write(definition.headStart(), object));
        }
        out.object("optimizer", object -> write(definition.optimizer(), object))
                .object("earlyStop", object -> write(definition.earlyStop(), object))
                .object("budget", object -> write(definition.budget(), object))
                .object("limits", object -> write(definition.limits(), object))
                .whole("seed", definition.seed());
    }

    static Definition read(FieldReader in) {
        String name = in.text("name");
        Goals goals = GoalsJson.read(in);
        Matrix matrix = in.has("matrix") ? MatrixJson.read(in.object("matrix")) : null;
        List<Task> tasks = matrix == null ? tasks(in) : matrix.tasks();
        Named optimizer = matrix == null ? optimizer(in) : matrix.optimizer();
        Named earlyStop = in.has("earlyStop") ? named(in.object("earlyStop"), NO_STOP) : NO_STOP;
        Budget budget = matrix == null ? budget(in.object("budget")) : budget(in, matrix);
        Definition definition = new Definition(
                name,
                goals,
                tasks,
                in.has("headStart") ? HeadStartJson.read(in.object("headStart"), budget) : HeadStart.NONE,
                optimizer,
                earlyStop,
                budget,
                limits(in, matrix == null ? Limits.DEFAULT : matrix.limits()),
                in.has("seed") ? in.whole("seed") : DEFAULT_SEED);
        in.end();
        Problems problems = new Problems();
        definition.check(problems);
        in.refuse(problems.messages());
        return definition;
    }

    private static void write(Task task, FieldWriter out) {
        out.text("name", task.name());
        Cell cell = task.cell();
        if (cell != null) {
            out.object(
                    "cell",
                    object -> object.text("data", cell.data())
                            .text("type", cell.type())
                            .text("model", cell.model()));
        }
        out.object("space", object -> SearchSpaceJson.write(task.space(), object));
    }

    private static void write(Named named, FieldWriter out) {
        out.text("name", named.name())
                .object("settings", settings -> named.settings().forEach(settings::value));
    }

    static void write(Budget budget, FieldWriter out) {
        out.whole("trials", budget.trials()).whole("maxResource", budget.maxResource());
        budget.time().ifPresent(limit -> out.duration("timeLimit", limit));
        budget.slotTime().ifPresent(limit -> out.duration("slotTimeLimit", limit));
        Double target = budget.target();
        if (target != null) {
            out.number("target", target);
        }
        if (budget.patience() > 0) {
            out.whole("patience", budget.patience());
        }
    }

    private static void write(Limits limits, FieldWriter out) {
        limits.trialTime().ifPresent(limit -> out.duration("trialTimeLimit", limit));
        out.duration("grace", limits.grace())
                .whole("maxAttempts", limits.maxAttempts())
                .whole("firstFailures", limits.firstFailures())
                .number("failureShare", limits.failureShare())
                .whole("failureShareFrom", limits.failureShareFrom())
                .duration("slotTimeout", limits.slotTimeout());
        if (!limits.aheadBelow().isZero()) {
            out.duration("aheadBelow", limits.aheadBelow());
        }
    }

    private static List<Task> tasks(FieldReader in) {
        List<Task> tasks = new ArrayList<>();
        Map<SearchSpace, SearchSpace> spaces = new HashMap<>();
        for (FieldReader each : in.objects("tasks")) {
            @Nullable SearchSpace space = SearchSpaceJson.read(each.object("space"));
            // Thousands of tasks share the spaces of a few models.
            SearchSpace shared =
                    space == null ? SearchSpace.of(List.of()) : spaces.computeIfAbsent(space, same -> same);
            tasks.add(new Task(each.text("name"), shared, each.has("cell") ? cell(each.object("cell")) : null));
            each.end();
        }
        return tasks;
    }

    private static Cell cell(FieldReader in) {
        Cell cell = new Cell(in.text("data"), in.text("type"), in.text("model"));
        in.end();
        return cell;
    }

    private static Named optimizer(FieldReader in) {
        return in.has("optimizer") ? named(in.object("optimizer"), AUTO) : AUTO;
    }

    /** @param usual stands in for one that cannot be read */
    static Named named(FieldReader in, Named usual) {
        Named named = new Named(in.text("name"), in.settings("settings"));
        in.end();
        return in.isSound() ? named : usual;
    }

    private static Budget budget(FieldReader in, Matrix matrix) {
        Budget usual = Budget.ofTrials(Math.max(1, matrix.trials()));
        return in.has("budget") ? budget(in.object("budget"), usual.trials()) : usual;
    }

    static Budget budget(FieldReader in) {
        return budget(in, 0);
    }

    /** @param usualTrials 0 if their number has to be there */
    private static Budget budget(FieldReader in, int usualTrials) {
        Budget budget = new Budget(
                usualTrials == 0 || in.has("trials") ? in.count("trials") : usualTrials,
                in.has("maxResource") ? in.whole("maxResource") : 1,
                in.has("timeLimit") ? in.duration("timeLimit") : null,
                in.has("slotTimeLimit") ? in.duration("slotTimeLimit") : null,
                in.has("target") ? (Double) in.number("target") : null,
                in.has("patience") ? in.count("patience") : 0);
        in.end();
        return budget;
    }

    private static Limits limits(FieldReader whole, Limits usual) {
        if (!whole.has("limits")) {
            return usual;
        }
        FieldReader in = whole.object("limits");
        Limits limits = new Limits(
                in.has("trialTimeLimit") ? in.duration("trialTimeLimit") : usual.trialTimeLimit(),
                in.has("grace") ? in.duration("grace") : usual.grace(),
                in.has("maxAttempts") ? in.count("maxAttempts") : usual.maxAttempts(),
                in.has("firstFailures") ? in.count("firstFailures") : usual.firstFailures(),
                in.has("failureShare") ? in.number("failureShare") : usual.failureShare(),
                in.has("failureShareFrom") ? in.count("failureShareFrom") : usual.failureShareFrom(),
                in.has("slotTimeout") ? in.duration("slotTimeout") : usual.slotTimeout(),
                in.has("aheadBelow") ? in.duration("aheadBelow") : usual.aheadBelow());
        in.end();
        return limits;
    }
}

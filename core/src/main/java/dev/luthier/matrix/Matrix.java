package dev.luthier.matrix;

import dev.luthier.definition.Cell;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.matrix.schedule.MatrixSettings;
import dev.luthier.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which models are run on which data sets. Each pair is a task with the search space of its model; where the type of a data set
 * is none that a model can learn from, there is no task. Immutable.
 *
 * @param data groups of data sets
 * @param models groups of models
 * @param applications which group of models is run on which group of data sets
 * @param settings how the runs are dealt out
 * @param searcher the optimizer that each task has of its own
 */
public record Matrix(
        List<DataGroup> data,
        List<ModelGroup> models,
        List<Application> applications,
        MatrixSettings settings,
        Named searcher) {
    /** Where the configurations of each task come from unless said; quick, and good with few runs as with many. */
    public static final Named USUAL_SEARCHER = new Named("tpe");

    private static final int FIRST_FAILURES = 10;
    private static final int MOST_FIRST_FAILURES = 50;

    public Matrix {
        data = List.copyOf(data);
        models = List.copyOf(models);
        applications = List.copyOf(applications);
    }

    public static MatrixBuilder builder() {
        return new MatrixBuilder();
    }

    /** The tasks, data set by data set in the order of the groups; a pair that several applications name is there once. */
    public List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        visit((set, model) -> {
            if (model.serves(set.type())) {
                Cell cell = new Cell(set.name(), set.type(), model.name());
                tasks.add(new Task(cell.taskName(), model.space(), cell));
            }
        });
        return List.copyOf(tasks);
    }

    /** How many trials all tasks may have together. */
    public int trials() {
        return (int) Math.min(Integer.MAX_VALUE, (long) tasks().size() * Math.max(1, settings.runsPerTask()));
    }

    /** The optimizer that deals out the runs, by its name in definitions. */
    public Named optimizer() {
        Map<String, Object> all = new LinkedHashMap<>(settings.asMap());
        all.put("searcher", searcher.name());
        searcher.settings().forEach((name, value) -> all.put("searcher." + name, value));
        return new Named("matrix", all);
    }

    /**
     * Failures are a matter of their task. The experiment ends for them only if nothing else happens from the start, in 10 to 50
     * trials, by then of as many tasks if there are so many. Slots with short trials get their next one ahead, since that is most
     * likely of another task, which has nothing to learn from the present one.
     */
    public Limits limits() {
        int first = Math.max(FIRST_FAILURES, Math.min(MOST_FIRST_FAILURES, tasks().size()));
        return Limits.DEFAULT.withFailures(first, 1, Integer.MAX_VALUE).withAheadBelow(Limits.SHORT);
    }

    /** The pairs that applications name but that are left out since the model cannot learn from that type of data. */
    public List<String> leftOut() {
        List<String> leftOut = new ArrayList<>();
        visit((set, model) -> {
            if (!model.serves(set.type())) {
                leftOut.add(
                        model.name() + " serves " + model.types() + ", not the " + set.type() + " of " + set.name());
            }
        });
        return leftOut;
    }

    /** Adds everything that is wrong with this matrix to {@code problems}. */
    public void check(Problems problems) {
        settings.check(problems);
        unique(
                problems,
                "group of data sets",
                data.stream().map(DataGroup::name).toList());
        unique(
                problems,
                "group of models",
                models.stream().map(ModelGroup::name).toList());
        unique(
                problems,
                "data set",
                data.stream().flatMap(group -> group.sets().stream()).toList());
        unique(
                problems,
                "model",
                models.stream()
                        .flatMap(group -> group.models().stream())
                        .map(Model::name)
                        .toList());
        data.forEach(
                group -> problems.check(!group.sets().isEmpty(), "group of data sets '%s' is empty", group.name()));
        models.forEach(
                group -> problems.check(!group.models().isEmpty(), "group of models '%s' is empty", group.name()));
        problems.check(
                !applications.isEmpty(), "no models are applied to any data sets: say apply(\"MODELS\", \"DATA\")");
        applications.forEach(application -> check(
                application,
                problems.prefixed("application of '" + application.models() + "' to '" + application.data() + "'")));
    }

    private void check(Application application, Problems problems) {
        Optional<ModelGroup> itsModels = find(models, ModelGroup::name, application.models());
        Optional<DataGroup> itsData = find(data, DataGroup::name, application.data());
        problems.check(
                itsModels.isPresent(),
                "there is no group of models '%s', only %s",
                application.models(),
                models.stream().map(ModelGroup::name).toList());
        problems.check(
                itsData.isPresent(),
                "there is no group of data sets '%s', only %s",
                application.data(),
                data.stream().map(DataGroup::name).toList());
        if (itsModels.isPresent() && itsData.isPresent()) {
            String type = itsData.get().type();
            problems.check(
                    itsModels.get().models().stream().anyMatch(model -> model.serves(type)),
                    "none of the models serves data sets of type '%s'",
                    type);
        }
    }

    private record DataSet(String name, String type) {}

    private interface Pair {
        void accept(DataSet set, Model model);
    }

    private void visit(Pair visitor) {
        for (DataGroup group : data) {
            Map<String, Model> applied = appliedTo(group.name());
            for (String set : group.sets()) {
                applied.values().forEach(model -> visitor.accept(new DataSet(set, group.type()), model));
            }
        }
    }

    private Map<String, Model> appliedTo(String group) {
        Map<String, Model> applied = new LinkedHashMap<>();
        for (Application application : applications) {
            if (application.data().equals(group)) {
                find(models, ModelGroup::name, application.models())
                        .ifPresent(found -> found.models().forEach(model -> applied.put(model.name(), model)));
            }
        }
        return applied;
    }

    private static <T> Optional<T> find(List<T> all, Function<T, String> name, String wanted) {
        return all.stream().filter(each -> name.apply(each).equals(wanted)).findFirst();
    }

    private static void unique(Problems problems, String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            problems.check(!name.isBlank(), "a %s has no name", what);
            problems.check(seen.add(name), "there are two of the name '%s', a %s: names must differ", name, what);
        }
    }
}

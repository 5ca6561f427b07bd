package dev.luthier.matrix;

import dev.luthier.definition.Named;
import dev.luthier.matrix.schedule.MatrixSettings;
import dev.luthier.problem.Problems;
import dev.luthier.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Writes a matrix by hand.
 *
 * <pre>{@code
 * Matrix matrix = Matrix.builder()
 *         .data("flowers", "classification", "iris")
 *         .data("prices", "regression", "houses", "cars")
 *         .model("trees", "forest", forestSpace)
 *         .model("bayes", "naive-bayes", bayesSpace, "classification")
 *         .apply("trees", "flowers", "prices")
 *         .apply("bayes", "flowers")
 *         .build();
 * }</pre>
 *
 * Nothing is refused before {@link #build}, which then names all mistakes. Not thread-safe.
 */
public final class MatrixBuilder {
    private final List<DataGroup> data = new ArrayList<>();
    private final Map<String, List<Model>> models = new LinkedHashMap<>();
    private final List<Application> applications = new ArrayList<>();
    private MatrixSettings settings = MatrixSettings.DEFAULT;
    private Named searcher = Matrix.USUAL_SEARCHER;

    MatrixBuilder() {}

    /** A group of data sets, and what is to be learned from them, as {@code classification}. */
    public MatrixBuilder data(String group, String type, String... sets) {
        return data(group, type, List.of(sets));
    }

    /** The same for many data sets. */
    public MatrixBuilder data(String group, String type, List<String> sets) {
        data.add(new DataGroup(group, type, sets));
        return this;
    }

    /** Adds a model to a group; {@code types} are those of the data sets that it can learn from, any if none are given. */
    public MatrixBuilder model(String group, String name, SearchSpace space, String... types) {
        models.computeIfAbsent(group, each -> new ArrayList<>())
                .add(new Model(name, space, new LinkedHashSet<>(List.of(types))));
        return this;
    }

    /** Runs the models of a group on these groups of data sets. */
    public MatrixBuilder apply(String modelGroup, String... dataGroups) {
        for (String group : dataGroups) {
            applications.add(new Application(modelGroup, group));
        }
        return this;
    }

    /** How many trials each task has; 5 unless said. */
    public MatrixBuilder runsPerTask(int runs) {
        settings = settings.withRunsPerTask(runs);
        return this;
    }

    /** Where the configurations of each task come from; tree-structured Parzen estimators unless said. */
    public MatrixBuilder searcher(Named described) {
        searcher = described;
        return this;
    }

    /** How many runs a task may be ahead of others because its data set is loaded already; 1 unless said, 0 for none. */
    public MatrixBuilder ahead(int runs) {
        settings = settings.withAhead(runs);
        return this;
    }

    /** After how many failures, with no other outcome, a model is incompatible with a data set; 3 unless said. */
    public MatrixBuilder maxFailures(int failures) {
        settings = settings.withMaxFailures(failures);
        return this;
    }

    /** Lets tasks that are settled give their remaining runs to those that are not. */
    public MatrixBuilder adaptive() {
        settings = settings.withAdaptive(true);
        return this;
    }

    /** Up to so many of a task's runs are the best configurations of the same model on other data sets, as soon as known. */
    public MatrixBuilder warmStart(int runs) {
        settings = settings.withWarmStart(runs);
        return this;
    }

    /**
     * Ends the definition.
     *
     * @throws dev.luthier.problem.InvalidInputException with everything that is wrong with it
     */
    public Matrix build() {
        List<ModelGroup> groups = new ArrayList<>();
        models.forEach((name, group) -> groups.add(new ModelGroup(name, group)));
        Matrix matrix = new Matrix(data, groups, applications, settings, searcher);
        Problems problems = new Problems();
        matrix.check(problems);
        problems.throwIfAny("matrix");
        return matrix;
    }
}

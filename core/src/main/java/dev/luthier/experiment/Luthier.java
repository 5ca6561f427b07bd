package dev.luthier.experiment;

import dev.luthier.ablation.AblationStudy;
import dev.luthier.ablation.Kept;
import dev.luthier.ablation.StudyPlan;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.matrix.CellRun;
import dev.luthier.matrix.Matrix;
import dev.luthier.problem.Problems;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.typed.RecordSpace;
import java.util.List;

/**
 * Where everything starts.
 *
 * <pre>{@code
 * var result = Luthier.experiment("digits-svm", Svm.class)
 *     .maximize("accuracy")
 *     .optimizer(Optimizers.random())
 *     .trials(100)
 *     .train((svm, trial) -> train(svm))
 *     .runOn(LocalSlots.of(4));
 * }</pre>
 */
public final class Luthier {
    private Luthier() {}

    /**
     * A search over the configurations of a record type, which the training function is given as objects of that record.
     *
     * @param name of the experiment; letters, digits, dot, dash and underscore
     * @throws dev.luthier.problem.InvalidInputException with everything that is wrong with the record
     */
    public static <C extends Record> ExperimentBuilder<C> experiment(String name, Class<C> type) {
        RecordSpace<C> space = RecordSpace.of(type);
        return new ExperimentBuilder<>(name, space.space(), ConfigurationForm.of(space));
    }

    /**
     * A search that is described by data, as read from JSON or YAML; optimizer and early-stopping rule are found by their
     * names. Whatever else is said of it replaces what the definition says.
     *
     * @throws IllegalArgumentException if the definition has not exactly one task
     */
    public static ExperimentBuilder<Configuration> experiment(Definition definition) {
        if (definition.tasks().size() != 1) {
            throw new IllegalArgumentException("definition '" + definition.name() + "' has "
                    + definition.tasks().size()
                    + " tasks, a search has exactly one: for a matrix say Luthier.matrix(…)");
        }
        SearchSpace space = definition.tasks().get(0).space();
        return experiment(definition.name(), space).like(definition);
    }

    /**
     * An ablation: what is each component of data and model good for? The training function is given what its trial keeps. The
     * optimizer has to be an ablator; {@code loco} unless said. {@link ExperimentBuilder#trials} limits how many further
     * repeats go to what is undecided; without a word, twice the least number of trials.
     *
     * @param name of the experiment; letters, digits, dot, dash and underscore
     * @throws dev.luthier.problem.InvalidInputException with everything that is wrong with the study
     */
    public static ExperimentBuilder<Kept> ablation(String name, AblationStudy study) {
        Problems problems = new Problems();
        StudyPlan plan = study.plan(problems);
        problems.throwIfAny("ablation study '" + name + "'");
        return new ExperimentBuilder<>(name, plan.space(), new KeptForm(plan, 0)).optimizer(new Named("loco"));
    }

    /**
     * A data set × model matrix: an experiment with a task for each pair, each with its own search space, optimizer and history.
     * The training function is told the pair together with the configuration. What came out is shown by
     * {@link dev.luthier.matrix.result.MatrixResult#of}.
     *
     * <pre>{@code
     * Luthier.matrix("tabular", matrix)
     *     .maximize("score")
     *     .train((run, trial) -> score(run.model(), run.configuration(), data.get(run.data())))
     *     .runOn(SparkSlots.of(spark));
     * }</pre>
     *
     * @throws dev.luthier.problem.InvalidInputException with everything that is wrong with the matrix
     */
    public static ExperimentBuilder<CellRun> matrix(String name, Matrix matrix) {
        Problems problems = new Problems();
        matrix.check(problems);
        problems.throwIfAny("matrix of experiment '" + name + "'");
        List<Task> tasks = matrix.tasks();
        return new ExperimentBuilder<>(name, tasks, ConfigurationForm.ofCells(tasks))
                .optimizer(matrix.optimizer())
                .trials(matrix.trials())
                .limits(matrix.limits());
    }

    /**
     * A matrix that is described by data, as read from JSON or YAML.
     *
     * @throws IllegalArgumentException if the definition has no task
     */
    public static ExperimentBuilder<CellRun> matrix(Definition definition) {
        List<Task> tasks = definition.tasks();
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("definition '" + definition.name() + "' has no task");
        }
        return new ExperimentBuilder<>(definition.name(), tasks, ConfigurationForm.ofCells(tasks)).like(definition);
    }

    /** A search over a space written by hand; the training function is given the values by name. */
    public static ExperimentBuilder<Configuration> experiment(String name, SearchSpace space) {
        return new ExperimentBuilder<>(name, space, ConfigurationForm.plain());
    }
}

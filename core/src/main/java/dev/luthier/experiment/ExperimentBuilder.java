package dev.luthier.experiment;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Constraint;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Objective;
import dev.luthier.definition.Task;
import dev.luthier.journal.JournalProvider;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Catalog;
import dev.luthier.optimizer.NoStop;
import dev.luthier.problem.Problems;
import dev.luthier.provenance.TrainingCode;
import dev.luthier.run.ExperimentListener;
import dev.luthier.sink.Sink;
import dev.luthier.slot.TrialProgram;
import dev.luthier.slot.VerdictWait;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.MetricsFunction;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Describes an experiment, step by step; {@link #train} ends the description and checks it as a whole. Not thread-safe.
 *
 * @param <C> what the training function is given a configuration as
 */
public final class ExperimentBuilder<C> {
    private static final String DEFAULT_OPTIMIZER = "auto";
    private static final Named UNKNOWN = new Named("unknown");

    private String name;
    private List<Task> tasks;
    private final ConfigurationForm<C> form;
    private final List<ExperimentListener> listeners = new ArrayList<>();
    private final ChosenSinks sinks = new ChosenSinks();
    private final HeadStartBuilder headStart;
    private final List<Objective> objectives = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final Chosen<AbstractOptimizer> optimizer = new Chosen<>(Catalog::optimizer);
    private final Chosen<AbstractEarlyStop> earlyStop = new Chosen<>(Catalog::earlyStop);
    private Budget budget = Budget.ofTrials(0);
    private Limits limits = Limits.DEFAULT;
    private long seed = 1;
    private final Map<String, String> inputs = new LinkedHashMap<>();
    private @Nullable JournalProvider journals;
    private boolean extend;
    private boolean quiet;
    private boolean isNamedAfterTask;
    private @Nullable Integer dashboardPort;

    ExperimentBuilder(String name, SearchSpace space, ConfigurationForm<C> form) {
        this(name, List.of(new Task(name, space)), form);
        isNamedAfterTask = true;
    }

    /** @param tasks at least one */
    ExperimentBuilder(String name, List<Task> tasks, ConfigurationForm<C> form) {
        this.name = name;
        this.tasks = tasks;
        this.form = form;
        this.headStart = new HeadStartBuilder(tasks.get(0).space());
    }

    /** Takes everything over from a definition with these tasks. */
    ExperimentBuilder<C> like(Definition definition) {
        tasks = definition.tasks();
        isNamedAfterTask = false;
        objectives.addAll(definition.objectives());
        constraints.addAll(definition.constraints());
        headStart.addAll(definition.headStart());
        optimizer(definition.optimizer());
        earlyStop(definition.earlyStop());
        budget = definition.budget();
        limits = definition.limits();
        seed = definition.seed();
        return this;
    }

    /**
     * Larger values of this metric are better. Said again, or together with {@link #minimize}, it adds a further objective;
     * trials report the first one.
     */
    public ExperimentBuilder<C> maximize(String metric) {
        objectives.add(new Objective(metric, Direction.MAXIMIZE));
        return this;
    }

    /** Smaller values of this metric are better; see {@link #maximize} for several objectives. */
    public ExperimentBuilder<C> minimize(String metric) {
        objectives.add(new Objective(metric, Direction.MINIMIZE));
        return this;
    }

    /** A result is feasible only if this metric, an objective or any other, is at most {@code bound}. */
    public ExperimentBuilder<C> atMost(String metric, double bound) {
        constraints.add(new Constraint(metric, Constraint.Kind.AT_MOST, bound));
        return this;
    }

    /** A result is feasible only if this metric, an objective or any other, is at least {@code bound}. */
    public ExperimentBuilder<C> atLeast(String metric, double bound) {
        constraints.add(new Constraint(metric, Constraint.Kind.AT_LEAST, bound));
        return this;
    }

    /**
     * Where configurations come from; a new instance for each experiment. Unless said, the optimizer {@code auto} of module
     * {@code optimizers}, which chooses one.
     */
    public ExperimentBuilder<C> optimizer(AbstractOptimizer itsOptimizer) {
        optimizer.set(itsOptimizer);
        return this;
    }

    /** The optimizer of that name, with its settings, from what is on the class path. */
    public ExperimentBuilder<C> optimizer(Named described) {
        optimizer.set(described);
        return this;
    }

    /** The configuration in use today: tried first of all, and where a configuration of an earlier experiment lacks a value. */
    public ExperimentBuilder<C> defaults(C configuration) {
        headStart.defaults(() -> form.toConfiguration(configuration));
        return this;
    }

    /** Tries these configurations first, in this order, with the full resource; whatever the optimizer, it learns from them. */
    @SafeVarargs
    public final ExperimentBuilder<C> enqueue(C... configurations) {
        for (C configuration : configurations) {
            enqueueAt(0, configuration);
        }
        return this;
    }

    /** The same with another resource; 0 stands for the full one. */
    public ExperimentBuilder<C> enqueueAt(long resource, C configuration) {
        headStart.enqueue(() -> form.toConfiguration(configuration), resource);
        return this;
    }

    /**
     * Lets the optimizer learn from an earlier experiment on the same space or one that overlaps it, and tries its best
     * configurations first. What was used becomes part of the definition, so that the earlier result is not needed again.
     */
    public ExperimentBuilder<C> warmStart(ExperimentResult<?> earlier) {
        headStart.earlier(earlier.definition().name(), earlier.definition().goals(), earlier.trials());
        return this;
    }

    /** The same with trials alone, whose metric is taken to be this experiment's first objective. */
    public ExperimentBuilder<C> warmStart(String earlierExperiment, List<Trial> trials) {
        headStart.earlier(earlierExperiment, null, trials);
        return this;
    }

    /** How many of the best earlier configurations are tried first; 3 unless said. */
    public ExperimentBuilder<C> bestOfEarlier(int count) {
        headStart.bestOfEarlier(count);
        return this;
    }

    /** Which running trials are stopped; none unless said. */
    public ExperimentBuilder<C> earlyStop(AbstractEarlyStop rule) {
        earlyStop.set(rule);
        return this;
    }

    /** The early-stopping rule of that name, with its settings, from what is on the class path. */
    public ExperimentBuilder<C> earlyStop(Named described) {
        earlyStop.set(described);
        return this;
    }

    /** Most trials to start, failed ones included. */
    public ExperimentBuilder<C> trials(int most) {
        budget = budget.withTrials(most);
        return this;
    }

    /** Resource of a full training, which trials are given as {@code trial.resource()}; 1 unless said. */
    public ExperimentBuilder<C> maxResource(long full) {
        budget = budget.withMaxResource(full);
        return this;
    }

    /** Ends the whole experiment after that time; running trials are stopped. */
    public ExperimentBuilder<C> timeLimit(Duration limit) {
        budget = budget.withTime(limit);
        return this;
    }

    /** Ends the whole experiment when its slots together have been there for that time. */
    public ExperimentBuilder<C> slotTimeLimit(Duration limit) {
        budget = budget.withSlotTime(limit);
        return this;
    }

    /** Ends the experiment when a finished trial that keeps all constraints has this metric or a better one. */
    public ExperimentBuilder<C> target(double metric) {
        budget = budget.withTarget(metric);
        return this;
    }

    /** Ends the experiment when so many trials in a row have ended without being better than all before. */
    public ExperimentBuilder<C> patience(int endings) {
        budget = budget.withPatience(endings);
        return this;
    }

    /** Ends an attempt that runs longer; its trial is FAILED. */
    public ExperimentBuilder<C> trialTimeLimit(Duration limit) {
        limits = limits.withTrialTime(limit);
        return this;
    }

    /** What is borne before something is given up; replaces an earlier {@link #trialTimeLimit}. */
    public ExperimentBuilder<C> limits(Limits itsLimits) {
        limits = itsLimits;
        return this;
    }

    /** From which all chance in the experiment is derived; 1 unless said. */
    public ExperimentBuilder<C> seed(long itsSeed) {
        seed = itsSeed;
        return this;
    }

    /**
     * Where what happens is written down, so that the same experiment, run again, goes on where it stood. Unless said:
     * below {@code ./luthier-experiments}, or what the system property {@code luthier.experiments} says, if module
     * {@code store} is on the class path; in memory without it, and in virtual time.
     */
    public ExperimentBuilder<C> journal(JournalProvider itsJournals) {
        journals = itsJournals;
        return this;
    }

    /**
     * Says what data the experiment works on, so that its recording tells them by size, content and schema, and so that no
     * later run goes on with other data unnoticed. They are read once, in full, before the first trial of each run.
     *
     * @param inputName for people, such as {@code digits}
     * @param uri a path or URI of a file or folder that the driver can read
     */
    public ExperimentBuilder<C> input(String inputName, String uri) {
        inputs.put(inputName, uri);
        return this;
    }

    /** Begins anew under another name; the experiment of the first name stays as it is. */
    public ExperimentBuilder<C> fork(String otherName) {
        name = otherName;
        return this;
    }

    /** Goes on with the journal of an experiment that differs only in having had fewer trials or less time to spend. */
    public ExperimentBuilder<C> extend() {
        extend = true;
        return this;
    }

    /** Also tells this listener of every fact. */
    public ExperimentBuilder<C> listener(ExperimentListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Also shows this sink how the experiment stands; a new instance for each experiment. */
    public ExperimentBuilder<C> sink(Sink sink) {
        sinks.add(sink);
        return this;
    }

    /**
     * The same with the sink of that address, from what is on the class path: module {@code tracking} offers {@code mlflow},
     * {@code tensorboard}, {@code prometheus} and {@code csv}. The system property {@code luthier.sinks} adds further ones.
     */
    public ExperimentBuilder<C> sink(String address) {
        sinks.add(address);
        return this;
    }

    /** Shows the experiment on a page of this machine while it runs, and says where; module {@code dashboard} is needed. */
    public ExperimentBuilder<C> dashboard() {
        return dashboard(0);
    }

    /** The same at that port; 0 for one that is free. */
    public ExperimentBuilder<C> dashboard(int port) {
        dashboardPort = port;
        return this;
    }

    /** Writes nothing to the console. */
    public ExperimentBuilder<C> quiet() {
        quiet = true;
        return this;
    }

    /**
     * Ends the description with a training function that returns the one metric which the experiment asks for.
     *
     * @throws dev.luthier.problem.InvalidInputException with everything that is wrong with the experiment
     */
    public Experiment<C> train(TrialFunction<C> function) {
        Goals goals = new Goals(objectives, constraints);
        String metric = goals.metric();
        Problems problems = new Problems();
        problems.check(
                goals.metrics().size() <= 1,
                "train(…) returns one metric, but %s are asked for: say trainMetrics(…)",
                goals.metrics());
        MetricsFunction<C> metrics = (configuration, trial) -> Map.of(metric, function.train(configuration, trial));
        return build(metrics, TrainingCode.of(function, form.type()), problems);
    }

    /** The same with a training function that returns several metrics, all that the experiment asks for among them. */
    public Experiment<C> trainMetrics(MetricsFunction<C> function) {
        return build(function, TrainingCode.of(function, form.type()), new Problems());
    }

    /** The same with a function that was made by a program: {@code itsCode} is what is recorded of it. */
    public Experiment<C> trainMetrics(MetricsFunction<C> function, TrainingCode itsCode) {
        return build(function, itsCode, new Problems());
    }

    private Experiment<C> build(MetricsFunction<C> function, TrainingCode itsCode, Problems problems) {
        Catalog catalog = Catalog.load();
        Optional<AbstractOptimizer> chosen = optimizer.get(catalog, defaultOptimizer(catalog), problems);
        Optional<AbstractEarlyStop> rule = earlyStop.get(catalog, new NoStop().described(), problems);
        SearchSpace space = tasks.get(0).space();
        if (budget.trials() == 0) {
            chosen.ifPresent(each -> trials(AblationRules.usualTrials(each, space)));
        }
        Definition definition = definition(
                        chosen.map(AbstractOptimizer::described).orElse(UNKNOWN),
                        rule.map(AbstractEarlyStop::described).orElse(UNKNOWN),
                        problems)
                .withLimits(chosen.map(each -> limits.handingOutAhead(!each.learnsFromResults()))
                        .orElse(limits));
        definition.check(problems);
        chosen.ifPresent(each -> problems.addAll(each.refusals(definition)));
        rule.ifPresent(each -> problems.addAll(each.problems(definition)));
        AblationRules.check(chosen, rule, problems);
        List<ExperimentListener> all = new ArrayList<>(listeners);
        DashboardChoice.find(dashboardPort, quiet, problems).ifPresent(all::add);
        List<Sink> itsSinks = sinks.get(problems);
        problems.throwIfAny("experiment '" + name + "'");
        ConfigurationForm<C> itsForm = form.seeded(seed);
        TrialProgram program = new TrialProgram(definition.metric(), itsForm.program(function))
                .withVerdictWait(VerdictWait.under(rule.orElseThrow()));
        return new Experiment<>(
                definition,
                chosen.orElseThrow(),
                rule.orElseThrow(),
                itsForm,
                program,
                itsCode,
                inputs,
                List.copyOf(all),
                itsSinks,
                journals,
                extend,
                quiet);
    }

    private Definition definition(Named itsOptimizer, Named itsEarlyStop, Problems problems) {
        Goals goals = new Goals(objectives, constraints);
        return new Definition(
                name,
                goals,
                // A fork has another name, and its task with it.
                isNamedAfterTask ? List.of(new Task(name, tasks.get(0).space())) : tasks,
                headStart.build(goals, budget, problems),
                itsOptimizer,
                itsEarlyStop,
                budget,
                limits,
                seed);
    }

    private static Named defaultOptimizer(Catalog catalog) {
        return new Named(catalog.optimizerNames().contains(DEFAULT_OPTIMIZER) ? DEFAULT_OPTIMIZER : "tpe");
    }
}

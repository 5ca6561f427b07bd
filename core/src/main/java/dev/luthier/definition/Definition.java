package dev.luthier.definition;

import dev.luthier.problem.Problems;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An experiment as data: everything that decides what happens, except the user's code.
 *
 * @param name of the experiment; letters, digits, dot, dash and underscore, since it names files too
 * @param goals which metrics are made small or large, and within which bounds
 * @param tasks the data set × model cells; one in a plain search
 * @param headStart what is tried or known before the optimizer is asked
 * @param optimizer where configurations come from
 * @param earlyStop which running trials are stopped
 * @param budget how much may be spent
 * @param limits what is borne before something is given up
 * @param seed from which all chance in the experiment is derived
 */
public record Definition(
        String name,
        Goals goals,
        List<Task> tasks,
        HeadStart headStart,
        Named optimizer,
        Named earlyStop,
        Budget budget,
        Limits limits,
        long seed) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public Definition {
        tasks = List.copyOf(tasks);
    }

    /** A definition with one objective, no constraints and no head start. */
    public Definition(
            String name,
            String metric,
            Direction direction,
            List<Task> tasks,
            Named optimizer,
            Named earlyStop,
            Budget budget,
            Limits limits,
            long seed) {
        this(name, Goals.of(metric, direction), tasks, HeadStart.NONE, optimizer, earlyStop, budget, limits, seed);
    }

    /** See {@link Goals#metric()}. */
    public String metric() {
        return goals.metric();
    }

    /** See {@link Goals#direction()}. */
    public Direction direction() {
        return goals.direction();
    }

    /** See {@link Goals#objectives()}. */
    public List<Objective> objectives() {
        return goals.objectives();
    }

    /** See {@link Goals#constraints()}. */
    public List<Constraint> constraints() {
        return goals.constraints();
    }

    /** The earlier results of the head start as finished trials, their objectives standardised per experiment. */
    public List<Trial> earlier() {
        return new EarlierTrials(this).trials();
    }

    /** The same for an optimizer that chooses configurations for another one, which has tried the given ones already. */
    public Definition withPart(Named part) {
        HeadStart known = new HeadStart(List.of(), headStart.earlier(), headStart.notes());
        return new Definition(name, goals, tasks, known, part, earlyStop, budget, limits, seed);
    }

    public Definition withGoals(Goals other) {
        return new Definition(name, other, tasks, headStart, optimizer, earlyStop, budget, limits, seed);
    }

    public Definition withHeadStart(HeadStart other) {
        return new Definition(name, goals, tasks, other, optimizer, earlyStop, budget, limits, seed);
    }

    /** One task alone, as an experiment of its own: what its searcher is told. */
    public Definition ofTask(int task, Named itsOptimizer, Budget itsBudget, long itsSeed) {
        List<Task> one = List.of(tasks.get(task));
        return new Definition(name, goals, one, HeadStart.NONE, itsOptimizer, earlyStop, itsBudget, limits, itsSeed);
    }

    public Definition withLimits(Limits other) {
        return new Definition(name, goals, tasks, headStart, optimizer, earlyStop, budget, other, seed);
    }

    public Definition withBudget(Budget other) {
        return new Definition(name, goals, tasks, headStart, optimizer, earlyStop, other, limits, seed);
    }

    /** Each difference as a line that names the field and what it is in either; empty if the two are equal. */
    public List<String> differences(String itsName, Definition other, String othersName) {
        return new Differences(itsName, othersName).between(this, other);
    }

    /** Adds everything that is wrong with this definition to {@code problems}. */
    public void check(Problems problems) {
        problems.check(
                NAME.matcher(name).matches(),
                "experiment name '%s' must be 1 to 100 letters, digits, '.', '-' or '_', the first a letter or digit",
                name);
        goals.check(problems);
        checkTasks(problems);
        optimizer.check(problems.prefixed("optimizer"));
        earlyStop.check(problems.prefixed("earlyStop"));
        budget.check(problems);
        problems.check(
                budget.target() == null || objectives().size() <= 1,
                "target is %s, but there are %d objectives: leave it out",
                budget.target(),
                objectives().size());
        limits.check(problems);
        headStart.check(problems.prefixed("headStart"), this);
    }

    private void checkTasks(Problems problems) {
        problems.check(!tasks.isEmpty(), "there is no task: at least one is needed");
        Set<String> names = new HashSet<>();
        for (Task task : tasks) {
            problems.check(names.add(task.name()), "there are two tasks '%s': names must differ", task.name());
            task.check(problems);
        }
    }
}

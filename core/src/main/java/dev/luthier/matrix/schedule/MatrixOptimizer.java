package dev.luthier.matrix.schedule;

import static java.util.Objects.requireNonNull;

import dev.luthier.definition.Definition;
import dev.luthier.definition.HeadStart;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.problem.Problems;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Deals the runs of a data set × model matrix out among its tasks, each of which has an optimizer of its own. The next run
 * goes to a task with the fewest runs, if possible on a data set that the free slot has loaded. Serves one experiment.
 */
public final class MatrixOptimizer extends AbstractOptimizer {
    private static final String SEARCHER = "searcher";
    private static final int MOST_REASONS = 20;

    private final MatrixSettings settings;
    private final Supplier<? extends AbstractOptimizer> searchers;
    private final AbstractOptimizer example;
    private final Map<Integer, TaskSearcher> byTask = new HashMap<>();
    private final Set<TaskRecord> exhausted = new LinkedHashSet<>();
    private final Map<Integer, Integer> askedToResume = new HashMap<>();
    private @Nullable TaskBook book;

    /** @param searchers gives each task its own optimizer, a new one at each call */
    public MatrixOptimizer(MatrixSettings settings, Supplier<? extends AbstractOptimizer> searchers) {
        this.settings = settings;
        this.searchers = searchers;
        this.example = searchers.get();
    }

    @Override
    public String name() {
        return "matrix";
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> all = new TreeMap<>(settings.asMap());
        all.put(SEARCHER, example.name());
        example.settings().forEach((name, value) -> all.put(SEARCHER + "." + name, value));
        return all;
    }

    @Override
    public boolean isQuick() {
        return example.isQuick();
    }

    @Override
    public List<String> problems(Definition definition) {
        Problems problems = new Problems();
        settings.check(problems);
        problems.check(
                definition.budget().target() == null && definition.budget().patience() == 0,
                "target and patience are for one task, a matrix has many: leave them out");
        problems.check(
                definition.headStart().equals(HeadStart.NONE),
                "a matrix tries no given configurations first and learns from no earlier experiment: leave them out");
        for (int task = 0; task < definition.tasks().size(); task++) {
            Definition part = TaskSearcher.part(definition, task, example, Math.max(1, settings.runsPerTask()));
            String place = "task '" + definition.tasks().get(task).name() + "'";
            problems.prefixed(place).addAll(example.refusals(part));
        }
        return problems.messages();
    }

    @Override
    protected void initialize() {
        book = new TaskBook(settings, definition());
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        List<Trial> running = running();
        TaskBook tasks = requireNonNull(book);
        tasks.takeIn(history(), running);
        Suggestion suggestion = run(tasks.due(), running, "");
        if (suggestion == null && !tasks.surplus().isEmpty()) {
            suggestion = run(tasks.undecided(), running, surplusNote(tasks));
        }
        if (suggestion == null && budget().maxResource() > 1) {
            suggestion = resume(running);
        }
        return suggestion != null ? suggestion : waitOrDone(tasks, running);
    }

    /** A run, or a resumed one, of the task whose turn it is; null if there is none that could start now. */
    private @Nullable Suggestion run(Schedule schedule, List<Trial> running, String why) {
        List<TaskRecord> waiting = new ArrayList<>();
        Map<String, Integer> inUse = inUse(running);
        String atHand = requireNonNull(book).loaded().atHand(running);
        @Nullable Suggestion answer = null;
        while (answer == null) {
            TaskRecord task = schedule.next(atHand, inUse);
            if (task == null) {
                break;
            }
            Suggestion its = ask(task, running, why);
            if (its instanceof Suggestion.Run || its instanceof Suggestion.Resume) {
                answer = its;
            } else {
                schedule.remove(task);
                (its instanceof Suggestion.Done ? exhausted : waiting).add(task);
            }
        }
        waiting.forEach(schedule::add);
        return answer;
    }

    private Suggestion ask(TaskRecord task, List<Trial> running, String why) {
        TaskBook tasks = requireNonNull(book);
        return tasks.warmStart()
                .next(task)
                .<Suggestion>map(best -> new Suggestion.Run(
                        task.index(),
                        best.configuration(),
                        budget().maxResource(),
                        why + "best of " + tasks.tasks().get(best.task()).name() + ", trial " + best.number()))
                .orElseGet(() -> noted(searcher(task).ask(running), why));
    }

    // Their runs are used up, but a trial that ended may be worth more training.
    private @Nullable Suggestion resume(List<Trial> running) {
        for (TaskRecord task : requireNonNull(book).tasks()) {
            int endings = task.endings().size();
            if (task.closed() == null && askedToResume.getOrDefault(task.index(), 0) < endings) {
                Suggestion answer = searcher(task).ask(running);
                if (answer instanceof Suggestion.Resume) {
                    return answer;
                }
                askedToResume.put(task.index(), endings);
            }
        }
        return null;
    }

    private Suggestion waitOrDone(TaskBook tasks, List<Trial> running) {
        boolean mayChange = settings.adaptive()
                || budget().maxResource() > 1
                || tasks.tasks().stream().anyMatch(this::isOpen);
        return mayChange && !running.isEmpty() ? new Suggestion.Wait() : new Suggestion.Done(reason(tasks));
    }

    private boolean isOpen(TaskRecord task) {
        return task.closed() == null && task.runs() < settings.runsPerTask() && !exhausted.contains(task);
    }

    private TaskSearcher searcher(TaskRecord task) {
        return byTask.computeIfAbsent(
                task.index(), index -> new TaskSearcher(task, searchers.get(), definition(), settings.runsPerTask()));
    }

    private Map<String, Integer> inUse(List<Trial> running) {
        Map<String, Integer> inUse = new HashMap<>();
        running.forEach(trial -> inUse.merge(tasks().get(trial.task()).data(), 1, Integer::sum));
        return inUse;
    }

    private static String surplusNote(TaskBook tasks) {
        TaskRecord giver = tasks.surplus().giver();
        return "given by " + giver.name() + ", which is " + giver.closed() + "; ";
    }

    private static Suggestion noted(Suggestion suggestion, String why) {
        return suggestion instanceof Suggestion.Run run && !why.isEmpty()
                ? new Suggestion.Run(run.task(), run.configuration(), run.resource(), why + run.note(), run.from())
                : suggestion;
    }

    private String reason(TaskBook tasks) {
        List<String> closed = tasks.tasks().stream()
                .filter(task -> task.closed() != null)
                .map(task -> task.name() + " is " + task.closed())
                .toList();
        String shown = String.join("; ", closed.subList(0, Math.min(MOST_REASONS, closed.size())));
        String rest = closed.size() > MOST_REASONS ? "; and " + (closed.size() - MOST_REASONS) + " others" : "";
        return "every task has had its runs" + (closed.isEmpty() ? "" : "; ") + shown + rest;
    }

    @Override
    protected void finalizeExperiment(List<Trial> trials) {
        byTask.values().forEach(searcher -> searcher.close(trials));
    }
}

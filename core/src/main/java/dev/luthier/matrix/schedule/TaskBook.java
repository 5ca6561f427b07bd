package dev.luthier.matrix.schedule;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Task;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All tasks of a matrix, and what follows for each from how its runs ended. A function of the trials alone. */
final class TaskBook {
    private final MatrixSettings settings;
    private final List<TaskRecord> tasks = new ArrayList<>();
    private final Schedule due;
    private final Schedule undecided;
    private final Elimination elimination;
    private final WarmStart warmStart;
    private final Surplus surplus;
    private int started;
    private int endings;
    private final LoadedData loaded;

    TaskBook(MatrixSettings settings, Definition definition) {
        this.settings = settings;
        for (Task task : definition.tasks()) {
            tasks.add(new TaskRecord(tasks.size(), task, definition.goals()));
        }
        this.due = new Schedule(settings.ahead(), tasks);
        this.undecided = new Schedule(settings.ahead(), tasks);
        this.elimination = new Elimination(tasks, definition.direction());
        this.warmStart = new WarmStart(settings.warmStart());
        this.surplus = new Surplus(settings.runsPerTask());
        this.loaded = new LoadedData(tasks, definition.limits().aheadBelow());
        tasks.forEach(this::schedule);
    }

    /** Takes in what is new. */
    void takeIn(List<Trial> ended, List<Trial> running) {
        List<Trial> fresh = new ArrayList<>(ended.subList(endings, ended.size()));
        List<Trial> news = new ArrayList<>(fresh);
        news.addAll(running);
        news.stream()
                .filter(trial -> trial.number() >= started)
                .sorted(Comparator.comparingInt(Trial::number))
                .forEach(this::start);
        fresh.forEach(this::end);
        endings = ended.size();
    }

    List<TaskRecord> tasks() {
        return tasks;
    }

    /** How many trials there are. */
    int started() {
        return started;
    }

    /** What the slot for which a trial is wanted is likely to have at hand. */
    LoadedData loaded() {
        return loaded;
    }

    /** The tasks that have not had their runs yet. */
    Schedule due() {
        return due;
    }

    /** The tasks that have had their runs, and may be given those of others. */
    Schedule undecided() {
        return undecided;
    }

    /** What settled tasks have left to others. */
    Surplus surplus() {
        return surplus;
    }

    WarmStart warmStart() {
        return warmStart;
    }

    // A trial that was resumed and ended again is among the news several times.
    private void start(Trial trial) {
        if (trial.number() < started) {
            return;
        }
        TaskRecord task = tasks.get(trial.task());
        unschedule(task);
        task.start(trial.number());
        warmStart.onStart(task, trial.configuration());
        surplus.onStart(task);
        schedule(task);
        started = trial.number() + 1;
    }

    private void end(Trial trial) {
        TaskRecord task = tasks.get(trial.task());
        loaded.onEnding(trial);
        warmStart.beforeEnding(task);
        task.end(trial);
        warmStart.afterEnding(task);
        Failure failure = trial.failure();
        if (failure != null && !task.works() && task.failures() >= settings.maxFailures()) {
            close(
                    task,
                    "incompatible: its first " + task.failures() + " runs failed, the last one with " + failure.kind()
                            + " " + failure.message());
        }
        if (settings.adaptive()) {
            elimination.onEnding(task).forEach(settled -> close(settled.task(), "settled: " + settled.reason()));
        }
    }

    private void close(TaskRecord task, String why) {
        if (task.closed() == null) {
            unschedule(task);
            task.close(why);
            surplus.onClosed(task);
        }
    }

    private void unschedule(TaskRecord task) {
        due.remove(task);
        undecided.remove(task);
    }

    private void schedule(TaskRecord task) {
        if (task.closed() != null) {
            return;
        }
        if (task.runs() < settings.runsPerTask()) {
            due.add(task);
        } else if (settings.adaptive() && elimination.isUndecided(task)) {
            undecided.add(task);
        }
    }
}

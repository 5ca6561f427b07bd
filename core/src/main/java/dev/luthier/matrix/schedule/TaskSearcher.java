package dev.luthier.matrix.schedule;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.random.RandomStream;
import dev.luthier.trial.Trial;
import java.util.List;

/** The optimizer of one task. It sees an experiment of that task alone, with trials numbered from 0. */
final class TaskSearcher {
    /** Keeps the tasks' seeds apart from those of suggestions, trials and the whole experiment. */
    private static final long TASKS = 3;

    private final TaskRecord task;
    private final OptimizerSession session;

    TaskSearcher(TaskRecord task, AbstractOptimizer optimizer, Definition whole, int runs) {
        this.task = task;
        this.session = new OptimizerSession(optimizer, part(whole, task.index(), optimizer, runs));
    }

    /** The definition of one task as its searcher sees it. */
    static Definition part(Definition whole, int task, AbstractOptimizer optimizer, int runs) {
        Budget budget = new Budget(runs, whole.budget().maxResource(), null);
        long seed = RandomStream.derive(whole.seed(), TASKS, task);
        return whole.ofTask(task, optimizer.described(), budget, seed);
    }

    /** What it suggests, in the numbers of the experiment. */
    Suggestion ask(List<Trial> running) {
        TrialHistory history = TrialHistory.of(task.endings(), task.ownOf(running));
        Suggestion answer = session.ask(task.runs(), history, null);
        if (answer instanceof Suggestion.Run run) {
            Integer from = run.from() == null ? null : (Integer) task.number(run.from());
            return new Suggestion.Run(task.index(), run.configuration(), run.resource(), run.note(), from);
        }
        if (answer instanceof Suggestion.Resume resume) {
            return new Suggestion.Resume(task.number(resume.trial()), resume.resource(), resume.note());
        }
        return answer;
    }

    void close(List<Trial> trials) {
        session.close(task.ownOf(trials));
    }
}

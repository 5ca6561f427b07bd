package dev.luthier.matrix.schedule;

import dev.luthier.statistic.Distributions;
import dev.luthier.trial.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which models are out of the running on their data sets (successive elimination: Even-Dar, Mannor, Mansour, JMLR 7, 2006).
 * Deviates: the intervals are Student's, corrected for the number of models on the data set but not for the number of looks,
 * since a handful of runs would never decide otherwise; and a model is out only if its best run, too, is behind the leader's.
 */
final class Elimination {
    private static final double ALPHA = 0.05;
    private static final int LEAST_RUNS = 3;

    private final Direction direction;
    private final Map<String, List<TaskRecord>> contenders = new LinkedHashMap<>();
    private final Map<String, Integer> models = new LinkedHashMap<>();

    Elimination(List<TaskRecord> tasks, Direction direction) {
        this.direction = direction;
        for (TaskRecord task : tasks) {
            contenders.computeIfAbsent(task.data(), data -> new ArrayList<>()).add(task);
            models.merge(task.data(), 1, Integer::sum);
        }
    }

    /** Whether more runs could still tell which model is the best one on the task's data set. */
    boolean isUndecided(TaskRecord task) {
        return task.closed() == null && contenders(task).size() > 1;
    }

    /** A task that needs no further runs, and why. */
    record Settled(TaskRecord task, String reason) {}

    /** What one more ending on a data set has settled. */
    List<Settled> onEnding(TaskRecord ended) {
        List<TaskRecord> left = contenders(ended);
        left.removeIf(task -> task.closed() != null);
        if (left.isEmpty() || rivals(ended) == 0) {
            return List.of();
        }
        TaskRecord leader = leader(left);
        List<Settled> settled = new ArrayList<>();
        for (TaskRecord task : left) {
            if (task != leader && isBehind(task, leader)) {
                settled.add(
                        new Settled(task, standing(task) + ", while " + leader.model() + " is " + standing(leader)));
            }
        }
        settled.forEach(each -> left.remove(each.task()));
        if (left.size() == 1) {
            settled.add(new Settled(leader, "the best model on " + leader.data() + ", " + standing(leader)));
        }
        return settled;
    }

    private int rivals(TaskRecord task) {
        return models.getOrDefault(task.data(), 1) - 1;
    }

    private List<TaskRecord> contenders(TaskRecord task) {
        return contenders.getOrDefault(task.data(), List.of());
    }

    private static TaskRecord leader(List<TaskRecord> tasks) {
        TaskRecord leader = tasks.get(0);
        for (TaskRecord task : tasks) {
            leader = task.losses().smallest() < leader.losses().smallest() ? task : leader;
        }
        return leader;
    }

    private boolean isBehind(TaskRecord task, TaskRecord leader) {
        Sample its = task.losses();
        Sample leaders = leader.losses();
        if (its.size() < LEAST_RUNS || leaders.size() < LEAST_RUNS) {
            return false;
        }
        int rivals = rivals(task);
        return its.smallest() > leaders.smallest()
                && its.mean() - margin(its, rivals) > leaders.mean() + margin(leaders, rivals);
    }

    private static double margin(Sample losses, int rivals) {
        return Distributions.studentQuantile(ALPHA / 2 / rivals, losses.size() - 1) * losses.standardError();
    }

    private String standing(TaskRecord task) {
        Sample losses = task.losses();
        return losses.size() < 2
                ? "after " + losses.size() + " finished runs"
                : String.format(
                        Locale.ROOT,
                        "at %.4g ± %.2g after %d finished runs",
                        direction.loss(losses.mean()),
                        margin(losses, rivals(task)),
                        losses.size());
    }
}

package dev.luthier.matrix.schedule;

import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The best configurations of each model, for its tasks on other data sets. */
final class WarmStart {
    /** The best of fewer runs says little. */
    private static final int LEAST_RUNS = 3;

    private static final Comparator<TaskRecord> MOST_RUNS = Comparator.comparingInt(
                    (TaskRecord task) -> task.losses().size())
            .reversed()
            .thenComparingInt(TaskRecord::index);

    /** What the tasks of one model have tried. */
    private static final class Pool {
        private final Map<Configuration, Integer> firstTried = new HashMap<>();
        private final TreeSet<TaskRecord> sources = new TreeSet<>(MOST_RUNS);
    }

    private final int runs;
    private final Map<String, Pool> pools = new HashMap<>();
    private final Map<Integer, Set<Configuration>> tried = new HashMap<>();
    private final Map<Integer, Integer> taken = new HashMap<>();

    /** @param runs see {@link MatrixSettings#warmStart} */
    WarmStart(int runs) {
        this.runs = runs;
    }

    /** A task has tried a configuration; one that another task had tried before was taken from there. */
    void onStart(TaskRecord task, Configuration configuration) {
        if (runs > 0) {
            tried.computeIfAbsent(task.index(), each -> new HashSet<>()).add(configuration);
            Integer first = pool(task).firstTried.putIfAbsent(configuration, task.index());
            if (first != null && first != task.index()) {
                taken.merge(task.index(), 1, Integer::sum);
            }
        }
    }

    /** To be called before an ending changes what the task has finished … */
    void beforeEnding(TaskRecord task) {
        if (runs > 0) {
            pool(task).sources.remove(task);
        }
    }

    /** … and after it. */
    void afterEnding(TaskRecord task) {
        if (runs > 0 && task.losses().size() >= LEAST_RUNS) {
            pool(task).sources.add(task);
        }
    }

    /** The best run of another task with the same model, that of the task with the most runs first; empty if all were tried. */
    Optional<Trial> next(TaskRecord task) {
        if (runs == 0 || taken.getOrDefault(task.index(), 0) >= runs) {
            return Optional.empty();
        }
        Set<Configuration> known = tried.getOrDefault(task.index(), Set.of());
        for (TaskRecord source : pool(task).sources) {
            Trial best = source.best();
            if (source != task && best != null && !known.contains(best.configuration())) {
                return Optional.of(best);
            }
        }
        return Optional.empty();
    }

    private Pool pool(TaskRecord task) {
        return pools.computeIfAbsent(task.model(), model -> new Pool());
    }
}

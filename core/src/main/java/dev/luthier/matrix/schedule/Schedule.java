package dev.luthier.matrix.schedule;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that are to have more runs, those with the fewest first. Each step takes time in the logarithm of the number of
 * tasks. A task has to be taken out before its number of runs changes.
 */
final class Schedule {
    private static final Comparator<TaskRecord> FEWEST_RUNS =
            Comparator.comparingInt(TaskRecord::runs).thenComparingInt(TaskRecord::index);

    /** The tasks on one data set. */
    private static final class Shelf {
        private final int order;
        private final TreeSet<TaskRecord> tasks = new TreeSet<>(FEWEST_RUNS);

        Shelf(int order) {
            this.order = order;
        }

        int fewest() {
            return tasks.first().runs();
        }
    }

    private static final Comparator<Shelf> FEWEST_FIRST =
            Comparator.comparingInt(Shelf::fewest).thenComparingInt(shelf -> shelf.order);

    private final int ahead;
    private final Map<String, Shelf> byData = new LinkedHashMap<>();
    private final TreeSet<Shelf> shelves = new TreeSet<>(FEWEST_FIRST);

    /** @param ahead see {@link MatrixSettings#ahead} */
    Schedule(int ahead, List<TaskRecord> tasks) {
        this.ahead = ahead;
        tasks.forEach(task -> byData.computeIfAbsent(task.data(), data -> new Shelf(byData.size())));
    }

    void add(TaskRecord task) {
        change(task, shelf -> shelf.tasks.add(task));
    }

    /** Takes the task out, if it is there. */
    void remove(TaskRecord task) {
        change(task, shelf -> shelf.tasks.remove(task));
    }

    boolean isEmpty() {
        return shelves.isEmpty();
    }

    /**
     * The task whose turn it is; null if there is none. That is one on the data set that is at hand, as long as it is not too far
     * ahead; else one of those with the fewest runs, on a data set that as few slots as possible work on.
     *
     * @param atHand the data set that the free slot has loaded; null if that is not known
     * @param inUse how many running trials there are on each data set
     */
    @Nullable
    TaskRecord next(@Nullable String atHand, Map<String, Integer> inUse) {
        if (shelves.isEmpty()) {
            return null;
        }
        int fewest = shelves.first().fewest();
        Shelf held = atHand == null ? null : byData.get(atHand);
        if (held != null && !held.tasks.isEmpty() && held.fewest() <= fewest + ahead) {
            return held.tasks.first();
        }
        return leastUsed(fewest, inUse).tasks.first();
    }

    // Ends at a data set that is not in use, so it looks at no more of them than there are running trials.
    private Shelf leastUsed(int fewest, Map<String, Integer> inUse) {
        Shelf least = shelves.first();
        int leastUse = Integer.MAX_VALUE;
        for (Shelf shelf : shelves) {
            if (shelf.fewest() > fewest || leastUse == 0) {
                break;
            }
            int use = inUse.getOrDefault(shelf.tasks.first().data(), 0);
            if (use < leastUse) {
                least = shelf;
                leastUse = use;
            }
        }
        return least;
    }

    private interface Change {
        boolean of(Shelf shelf);
    }

    private void change(TaskRecord task, Change change) {
        Shelf shelf = shelf(task);
        if (!shelf.tasks.isEmpty()) {
            shelves.remove(shelf);
        }
        change.of(shelf);
        if (!shelf.tasks.isEmpty()) {
            shelves.add(shelf);
        }
    }

    private Shelf shelf(TaskRecord task) {
        Shelf shelf = byData.get(task.data());
        if (shelf == null) {
            throw new IllegalStateException("task=" + task.name() + " data=" + task.data() + " is not in " + names());
        }
        return shelf;
    }

    private Set<String> names() {
        return byData.keySet();
    }
}

package dev.luthier.dashboard.finding;

import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.dashboard.view.Points;
import dev.luthier.dashboard.view.TrialView;
import dev.luthier.trial.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The trials by how far they were to train, as successive halving sorts them, and at which steps trials were stopped.
 *
 * @param levels by resource, the least first
 * @param stops how many trials were stopped, by their last step
 */
public record Rungs(List<Level> levels, TreeMap<Long, Integer> stops) {
    private static final int MOST_RESULTS = 600;

    /** All trials that were given so much. */
    public static final class Level {
        private final long resource;
        private final List<Result> results = new ArrayList<>();
        private int entered;
        private int finished;
        private int stopped;
        private int failed;
        private int promoted;

        Level(long resource) {
            this.resource = resource;
        }

        public long resource() {
            return resource;
        }

        /** How many trials were given this resource. */
        public int entered() {
            return entered;
        }

        public int finished() {
            return finished;
        }

        public int stopped() {
            return stopped;
        }

        public int failed() {
            return failed;
        }

        /** How many of them went on to a higher one. */
        public int promoted() {
            return promoted;
        }

        /** Metrics, at most some hundred of them. */
        public List<Result> results() {
            return results;
        }
    }

    /** What a trial had reached at a level. */
    public record Result(int trial, double metric, boolean promoted) {}

    /** The trials of a task as they were known at that fact. */
    public static Rungs of(ExperimentView view, int task, long fact) {
        TreeMap<Long, Level> levels = new TreeMap<>();
        TreeMap<Long, Integer> stops = new TreeMap<>();
        for (TrialView trial : view.trials()) {
            if (trial.task() == task && trial.isThereAt(fact)) {
                look(trial, fact, levels, stops);
            }
        }
        return new Rungs(new ArrayList<>(levels.values()), stops);
    }

    private static void look(TrialView trial, long fact, TreeMap<Long, Level> levels, TreeMap<Long, Integer> stops) {
        List<TrialView.Phase> phases = trial.phases();
        for (int i = 0; i < phases.size() && phases.get(i).fact() <= fact; i++) {
            Level level = levels.computeIfAbsent(phases.get(i).resource(), Level::new);
            boolean promoted = i + 1 < phases.size() && phases.get(i + 1).fact() <= fact;
            level.entered++;
            level.promoted += promoted ? 1 : 0;
            if (i < trial.ends().size() && trial.ends().get(i).fact() <= fact) {
                count(trial, trial.ends().get(i), level, promoted, stops);
            }
        }
    }

    private static void count(
            TrialView trial, TrialView.End end, Level level, boolean promoted, TreeMap<Long, Integer> stops) {
        if (end.outcome() instanceof Outcome.Finished finished) {
            level.finished++;
            if (promoted || level.results.size() < MOST_RESULTS) {
                level.results.add(new Result(trial.number(), finished.metric(), promoted));
            }
        } else if (end.outcome() instanceof Outcome.Stopped) {
            level.stopped++;
            Points curve = trial.curveAt(end.fact());
            int size = curve.sizeAt(end.fact());
            if (size > 0) {
                stops.merge(curve.step(size - 1), 1, Integer::sum);
            }
        } else {
            level.failed++;
        }
    }
}

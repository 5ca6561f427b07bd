package dev.luthier.matrix.schedule;

import dev.luthier.problem.Problems;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the runs of a matrix are dealt out.
 *
 * @param runsPerTask how many trials each task has
 * @param ahead how many runs a task may be ahead of the one with the fewest, for the sake of a data set that is loaded
 *     already; 0 for none
 * @param maxFailures a task is incompatible, and has no more runs, when so many of its runs have failed and none has not
 * @param adaptive whether tasks that are settled give their remaining runs to those that are not
 * @param warmStart how many of a task's runs may be the best configurations of the same model on other data sets; 0 for none
 */
public record MatrixSettings(int runsPerTask, int ahead, int maxFailures, boolean adaptive, int warmStart) {
    public static final MatrixSettings DEFAULT = new MatrixSettings(5, 1, 3, false, 0);

    public MatrixSettings withRunsPerTask(int runs) {
        return new MatrixSettings(runs, ahead, maxFailures, adaptive, warmStart);
    }

    public MatrixSettings withAhead(int runs) {
        return new MatrixSettings(runsPerTask, runs, maxFailures, adaptive, warmStart);
    }

    public MatrixSettings withMaxFailures(int failures) {
        return new MatrixSettings(runsPerTask, ahead, failures, adaptive, warmStart);
    }

    public MatrixSettings withAdaptive(boolean whether) {
        return new MatrixSettings(runsPerTask, ahead, maxFailures, whether, warmStart);
    }

    public MatrixSettings withWarmStart(int runs) {
        return new MatrixSettings(runsPerTask, ahead, maxFailures, adaptive, runs);
    }

    /** Adds everything that is wrong with these settings to {@code problems}. */
    public void check(Problems problems) {
        problems.check(runsPerTask >= 1, "runsPerTask is %d, must be 1 or more", runsPerTask);
        problems.check(ahead >= 0, "ahead is %d, must be 0 or more runs", ahead);
        problems.check(maxFailures >= 1, "maxFailures is %d, must be 1 or more", maxFailures);
        problems.check(
                warmStart >= 0 && warmStart <= runsPerTask,
                "warmStart is %d, must be 0 to the %d runs of a task",
                warmStart,
                runsPerTask);
    }

    /** By their names in definitions. */
    public Map<String, Object> asMap() {
        return new TreeMap<>(Map.of(
                "runsPerTask", runsPerTask,
                "ahead", ahead,
                "maxFailures", maxFailures,
                "adaptive", adaptive,
                "warmStart", warmStart));
    }
}

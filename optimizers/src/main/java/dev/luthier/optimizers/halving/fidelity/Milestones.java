package dev.luthier.optimizers.halving.fidelity;

import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What trials came to at each rung that they have passed, whether they ended there or not: the reports of a trial that still
 * runs tell long before its end. A cache that follows the history. Not thread-safe.
 */
public final class Milestones {
    private final RungLevels rungs;
    private final Direction direction;
    private final List<Result> ended = new ArrayList<>();
    private final Map<Integer, Integer> nextRung = new HashMap<>();
    private final Map<Integer, Trial> trials = new HashMap<>();
    private int seen;

    public Milestones(RungLevels rungs, Direction direction) {
        this.rungs = rungs;
        this.direction = direction;
    }

    /** Takes in the endings that are new. */
    public void update(List<Trial> history) {
        for (; seen < history.size(); seen++) {
            Trial trial = history.get(seen);
            ended.addAll(passed(trial));
            ended.addAll(reached(trial));
            nextRung.merge(trial.number(), rungAfter(trial), Math::max);
            trials.put(trial.number(), trial);
        }
    }

    /** The latest ending of that trial; null if it has not ended. */
    public @Nullable Trial ending(int number) {
        return trials.get(number);
    }

    /** The results of trials up to their latest ending, in the order of the endings; grows at its end only. */
    public List<Result> ofEnded() {
        return ended;
    }

    /** These, and those of running trials so far. */
    public List<Result> with(List<Trial> running) {
        List<Result> all = new ArrayList<>(ended);
        running.forEach(trial -> all.addAll(passed(trial)));
        return all;
    }

    /** At the rungs below the one that the trial is, or was, on its way to. */
    private List<Result> passed(Trial trial) {
        List<Result> results = new ArrayList<>();
        int last = Math.min(rungs.rungWithin(trial.curve().lastStep()), goal(trial) - 1);
        for (int rung = nextRung(trial); rung <= last; rung++) {
            Curve upTo = trial.curve().first(trial.curve().countUpTo(rungs.level(rung)));
            double loss = CurveEnd.loss(upTo, direction);
            if (Double.isFinite(loss)) {
                results.add(new Result(trial, rung, loss));
            }
        }
        return results;
    }

    /** At the rung that the trial was on its way to; nothing if it was stopped. */
    private List<Result> reached(Trial trial) {
        if (goal(trial) < nextRung(trial) || trial.outcome() instanceof Outcome.Stopped) {
            return List.of();
        }
        double loss = trial.outcome() instanceof Outcome.Finished finished
                ? CurveEnd.loss(trial, finished.metric(), direction)
                : Double.NaN;
        return List.of(new Result(trial, goal(trial), loss));
    }

    private int goal(Trial trial) {
        return rungs.rungWithin(trial.resource());
    }

    private int nextRung(Trial trial) {
        return nextRung.getOrDefault(trial.number(), 0);
    }

    private int rungAfter(Trial trial) {
        boolean isStopped = trial.outcome() instanceof Outcome.Stopped;
        return 1 + (isStopped ? Math.min(rungs.rungWithin(trial.curve().lastStep()), goal(trial) - 1) : goal(trial));
    }
}

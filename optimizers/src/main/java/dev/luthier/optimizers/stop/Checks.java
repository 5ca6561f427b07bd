package dev.luthier.optimizers.stop;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Trial;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * At which reports a trial is judged.
 *
 * @param warmupSteps the step from which on; null for a tenth of the trial's resource, at least 1
 * @param interval steps from one judgement to the next
 */
record Checks(@Nullable Long warmupSteps, long interval) {
    private static final int TENTH = 10;

    static final Checks AFTER_A_TENTH = new Checks(null, 1);
    static final Checks ALWAYS = new Checks(0L, 1);

    /** Whether the newest report is the first at or after a step at which trials are judged. */
    boolean areDue(Trial trial) {
        Curve curve = trial.curve();
        long warmup = warmupSteps == null ? Math.max(1, trial.resource() / TENTH) : warmupSteps;
        long step = curve.lastStep();
        if (curve.isEmpty() || step < warmup) {
            return false;
        }
        long due = (step - warmup) / interval * interval + warmup;
        return curve.size() == 1 || curve.step(curve.size() - 2) < due;
    }

    Checks after(String rule, long steps) {
        ExplainedStop.checkAtLeast(rule, "warmupSteps", 0, steps);
        return new Checks(steps, interval);
    }

    Checks every(String rule, long steps) {
        ExplainedStop.checkAtLeast(rule, "interval", 1, steps);
        return new Checks(warmupSteps, steps);
    }

    /** As settings of a rule, with those that it has besides. */
    Map<String, Object> with(Map<String, Object> others) {
        Map<String, Object> settings = new TreeMap<>(others);
        settings.put("interval", interval);
        if (warmupSteps != null) {
            settings.put("warmupSteps", warmupSteps);
        }
        return settings;
    }
}

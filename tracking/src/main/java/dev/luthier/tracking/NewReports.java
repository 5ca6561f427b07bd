package dev.luthier.tracking;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which reports of a trial are new to one who has taken an earlier curve of it. A further attempt says its curve again:
 * what it says as before is not new.
 */
public final class NewReports {
    private NewReports() {}

    /** The reports of the trial that {@code taken} lacks or has with other values, in order of their steps. */
    public static List<Report> of(Trial trial, Curve taken) {
        Curve curve = trial.curve();
        // A first attempt only ever adds to its curve.
        boolean onlyGrows = trial.attempts().isEmpty()
                || (trial.attempts().size() == 1 && trial.state().hasEnded());
        List<Report> fresh = new ArrayList<>();
        for (int i = onlyGrows ? taken.size() : 0; i < curve.size(); i++) {
            if (!has(taken, curve, i)) {
                fresh.add(new Report(curve.step(i), curve.value(i), curve.more(i)));
            }
        }
        return fresh;
    }

    /**
     * The metrics of a finished trial by name that its last report does not say already, in no other case any. They count at
     * step {@link #resultStep}.
     */
    public static Map<String, Double> result(String metric, Trial trial) {
        Map<String, Double> fresh = new LinkedHashMap<>();
        if (trial.outcome() instanceof Outcome.Finished finished) {
            Curve curve = trial.curve();
            fresh.putAll(finished.more());
            fresh.put(metric, finished.metric());
            if (!curve.isEmpty()) {
                fresh.entrySet().removeAll(curve.more(curve.size() - 1).entrySet());
                fresh.remove(metric, curve.last());
            }
        }
        return fresh;
    }

    /** The step of the last report; 0 without any. */
    public static long resultStep(Trial trial) {
        return Math.max(0, trial.curve().lastStep());
    }

    private static boolean has(Curve taken, Curve curve, int index) {
        int same = taken.countUpTo(curve.step(index)) - 1;
        return same >= 0
                && taken.step(same) == curve.step(index)
                && Double.compare(taken.value(same), curve.value(index)) == 0
                && taken.more(same).equals(curve.more(index));
    }
}

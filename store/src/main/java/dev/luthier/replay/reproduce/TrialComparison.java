package dev.luthier.replay.reproduce;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recorded trial beside what came of running it again.
 *
 * @param number of the recorded trial
 * @param verdict whether they are the same
 * @param difference the first thing that differs by more than the tolerance, or else by anything; empty if nothing does
 * @param recorded the metric then; NaN if the trial did not finish
 * @param reproduced the metric now; NaN if the trial did not finish
 */
public record TrialComparison(int number, Verdict verdict, String difference, double recorded, double reproduced) {

    /** The sorts of outcome. */
    public enum Verdict {
        /** Every value that was compared is the same to the last bit. */
        IDENTICAL,
        /** Every value differs by no more than the tolerance. */
        WITHIN_TOLERANCE,
        /** Something differs by more. */
        DIFFERENT
    }

    static TrialComparison of(Trial recorded, Trial reproduced, double tolerance) {
        String large = firstDifference(recorded, reproduced, tolerance);
        String any = large != null ? large : firstDifference(recorded, reproduced, 0);
        Verdict verdict =
                large != null ? Verdict.DIFFERENT : any != null ? Verdict.WITHIN_TOLERANCE : Verdict.IDENTICAL;
        return new TrialComparison(
                recorded.number(), verdict, any == null ? "" : any, metric(recorded), metric(reproduced));
    }

    private static @Nullable String firstDifference(Trial recorded, Trial reproduced, double tolerance) {
        String curve = curveDifference(recorded.curve(), reproduced.curve(), tolerance);
        return curve != null ? curve : outcomeDifference(recorded, reproduced, tolerance);
    }

    // Steps that only one of them has were thinned out on their way, unless the curve ends too early.
    private static @Nullable String curveDifference(Curve recorded, Curve reproduced, double tolerance) {
        for (int i = 0; i < recorded.size(); i++) {
            long step = recorded.step(i);
            int at = reproduced.countUpTo(step) - 1;
            if (at >= 0 && reproduced.step(at) == step && !isSame(recorded.value(i), reproduced.value(at), tolerance)) {
                return "step " + step + ": " + recorded.value(i) + " then, " + reproduced.value(at) + " now";
            }
        }
        return reproduced.lastStep() < recorded.lastStep()
                ? "the curve went to step " + recorded.lastStep() + " then, "
                        + (reproduced.isEmpty() ? "there is none now" : "to step " + reproduced.lastStep() + " now")
                : null;
    }

    // A trial that was stopped has said all that it had to say with its curve.
    private static @Nullable String outcomeDifference(Trial recorded, Trial reproduced, double tolerance) {
        if (recorded.outcome() instanceof Outcome.Finished then) {
            return reproduced.outcome() instanceof Outcome.Finished now
                    ? metricDifference(then, now, tolerance)
                    : "finished then, " + words(reproduced) + " now";
        }
        boolean failedThen = recorded.outcome() instanceof Outcome.Failed;
        return failedThen && !new Stage(recorded).wasCutShort() && reproduced.failure() == null
                ? words(recorded) + " then, " + words(reproduced) + " now"
                : null;
    }

    private static @Nullable String metricDifference(Outcome.Finished then, Outcome.Finished now, double tolerance) {
        if (!isSame(then.metric(), now.metric(), tolerance)) {
            return "metric: " + then.metric() + " then, " + now.metric() + " now";
        }
        for (Map.Entry<String, Double> each : then.more().entrySet()) {
            double value = now.more().getOrDefault(each.getKey(), Double.NaN);
            if (!isSame(each.getValue(), value, tolerance)) {
                return each.getKey() + ": " + each.getValue() + " then, " + value + " now";
            }
        }
        return null;
    }

    private static boolean isSame(double then, double now, double tolerance) {
        double scale = Math.max(1, Math.max(Math.abs(then), Math.abs(now)));
        return Double.compare(then, now) == 0 || Math.abs(then - now) <= tolerance * scale;
    }

    private static String words(Trial trial) {
        return trial.failure() != null
                ? trial.failure().toString()
                : trial.state().name().toLowerCase(Locale.ROOT);
    }

    private static double metric(Trial trial) {
        return trial.metric().orElse(Double.NaN);
    }
}

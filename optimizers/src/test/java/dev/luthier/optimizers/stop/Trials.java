package dev.luthier.optimizers.stop;

import dev.luthier.space.Configuration;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trials that report at steps 1, 2, 3 … */
final class Trials {
    private Trials() {}

    static Trial running(long resource, double... values) {
        return trial(999, resource, TrialState.RUNNING, null, curve(values));
    }

    /** Its metric is its last value, its resource the number of values. */
    static Trial finished(int number, double... values) {
        Outcome outcome = new Outcome.Finished(values[values.length - 1]);
        return trial(number, values.length, TrialState.FINISHED, outcome, curve(values));
    }

    static Trial stopped(int number, long resource, double... values) {
        return trial(number, resource, TrialState.STOPPED, new Outcome.Stopped("test"), curve(values));
    }

    static Trial trial(int number, long resource, TrialState state, @Nullable Outcome outcome, Curve curve) {
        return new Trial(number, 0, Configuration.of("x", number), resource, state, "", List.of(), curve, outcome);
    }

    static Curve curve(double... values) {
        List<Report> reports = new ArrayList<>();
        for (double value : values) {
            reports.add(new Report(reports.size() + 1, value));
        }
        return Curve.of(reports);
    }

    /** The same with the sign of every value turned. */
    static double[] negated(double... values) {
        double[] negated = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }
}

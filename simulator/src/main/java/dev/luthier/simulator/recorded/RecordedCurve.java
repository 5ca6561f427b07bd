package dev.luthier.simulator.recorded;

import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.io.Serializable;
import java.util.List;

/** What is left of a trial. The times of its single reports are not kept, since they may have come in groups. */
@SuppressWarnings("ArrayRecordComponent") // only read, and never compared
record RecordedCurve(int trial, double[] unit, boolean[] active, List<Report> reports, long epochMillis)
        implements Serializable {
    private static final long serialVersionUID = 1;

    static RecordedCurve of(Trial trial, SearchSpace space) {
        long epochs = Math.max(1, trial.curve().lastStep());
        return new RecordedCurve(
                trial.number(),
                space.encode(trial.configuration()),
                space.active(trial.configuration()),
                trial.curve().reports(),
                trial.durationMillis() / epochs);
    }

    long lastStep() {
        return reports.get(reports.size() - 1).step();
    }

    /** Of the last report up to that step; of the first one before it. */
    double value(long step) {
        double value = reports.get(0).value();
        for (Report report : reports) {
            if (report.step() > step) {
                break;
            }
            value = report.value();
        }
        return value;
    }

    /** Its distance from another point of the space, squared. */
    double distance(double[] otherUnit, boolean[] otherActive, SearchSpace space) {
        double squares = 0;
        for (int i = 0; i < unit.length; i++) {
            double difference = unit[i] - otherUnit[i];
            boolean isUnordered = space.dimensions().get(i) instanceof Parameter.Finite finite && !finite.isOrdered();
            boolean isFar = active[i] != otherActive[i] || (isUnordered && difference != 0);
            squares += isFar ? 1 : difference * difference;
        }
        return squares;
    }
}

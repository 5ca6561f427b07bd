package dev.luthier.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The learning curve of a trial: its reports in order of their steps. Immutable; a growing curve is read through such a
 * view, which shares the growing arrays and never copies them, so taking one costs nothing.
 */
public final class Curve {
    private static final Curve EMPTY = new Curve(new long[0], new double[0], List.of(), 0);

    private final long[] steps;
    private final double[] values;
    private final List<Map<String, Double>> more;
    private final int size;

    private Curve(long[] steps, double[] values, List<Map<String, Double>> more, int size) {
        this.steps = steps;
        this.values = values;
        this.more = more;
        this.size = size;
    }

    public static Curve empty() {
        return EMPTY;
    }

    /** A curve of these reports, whose steps must increase. */
    public static Curve of(List<Report> reports) {
        Recorder recorder = new Recorder();
        reports.forEach(recorder::append);
        if (recorder.size != reports.size()) {
            throw new IllegalArgumentException("steps of a curve must increase: " + reports);
        }
        return recorder.curve();
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public long step(int index) {
        return steps[checked(index)];
    }

    public double value(int index) {
        return values[checked(index)];
    }

    /** Further metrics of that report; empty if it had none. */
    public Map<String, Double> more(int index) {
        return checked(index) < more.size() ? more.get(index) : Map.of();
    }

    /** The step of the newest report; -1 on an empty curve, which is below every step. */
    public long lastStep() {
        return size == 0 ? -1 : steps[size - 1];
    }

    /** The newest value; NaN on an empty curve. */
    public double last() {
        return size == 0 ? Double.NaN : values[size - 1];
    }

    /** The first so many reports, or all if there are fewer; a view, as this is. */
    public Curve first(int count) {
        return count >= size ? this : new Curve(steps, values, more, count);
    }

    /** How many reports have a step of at most {@code step}. */
    public int countUpTo(long step) {
        int found = Arrays.binarySearch(steps, 0, size, step);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The best value among the reports up to and including {@code step}; NaN if there is no number among them. */
    public double bestUpTo(long step, Direction direction) {
        double best = Double.NaN;
        for (int i = 0, n = countUpTo(step); i < n; i++) {
            best = direction.best(best, values[i]);
        }
        return best;
    }

    /** The best value of the whole curve; NaN if there is no number in it. */
    public double best(Direction direction) {
        return bestUpTo(Long.MAX_VALUE, direction);
    }

    /** The arithmetic mean of the values up to and including {@code step}; NaN if there is none or one of them is NaN. */
    public double meanUpTo(long step) {
        int n = countUpTo(step);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    public List<Report> reports() {
        List<Report> reports = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            reports.add(new Report(steps[i], values[i], more(i)));
        }
        return reports;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Curve that && reports().equals(that.reports());
    }

    @Override
    public int hashCode() {
        return reports().hashCode();
    }

    @Override
    public String toString() {
        return reports().toString();
    }

    private int checked(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("curve has " + size + " reports, asked for index " + index);
        }
        return index;
    }

    /** Grows a curve. Not thread-safe; the views that it hands out are. */
    public static final class Recorder {
        private long[] steps = new long[4];
        private double[] values = new double[4];
        private List<Map<String, Double>> more = new ArrayList<>(0);
        private int size;

        /** Adds a report; one whose step is not above the last one's changes nothing, since it came twice or late. */
        public void append(Report report) {
            if (size > 0 && report.step() <= steps[size - 1]) {
                return;
            }
            if (size == steps.length) {
                steps = Arrays.copyOf(steps, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            steps[size] = report.step();
            values[size] = report.value();
            keepMore(report.more());
            size++;
        }

        /** Forgets the reports from {@code step} on: a new attempt says them again. Views handed out before keep theirs. */
        public void rewindTo(long step) {
            int kept = curve().countUpTo(step - 1);
            if (kept < size) {
                steps = Arrays.copyOf(steps, Math.max(4, kept));
                values = Arrays.copyOf(values, Math.max(4, kept));
                more = new ArrayList<>(more.subList(0, Math.min(kept, more.size())));
                size = kept;
            }
        }

        public Curve curve() {
            return size == 0 ? EMPTY : new Curve(steps, values, more.isEmpty() ? List.of() : more, size);
        }

        // Most trials report one metric only: the list stays empty until the first further metric comes.
        private void keepMore(Map<String, Double> metrics) {
            if (metrics.isEmpty() && more.isEmpty()) {
                return;
            }
            while (more.size() < size) {
                more.add(Map.of());
            }
            more.add(metrics);
        }
    }
}

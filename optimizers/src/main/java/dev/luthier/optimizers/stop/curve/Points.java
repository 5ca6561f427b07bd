package dev.luthier.optimizers.stop.curve;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;

/**
 * The reports of a curve as times and losses, the oldest first, without those that are no numbers; at most a hundred, evenly
 * picked. Time counts in steps of the first report's size, so that a curve reported every 1,000 steps looks like one that is
 * reported every epoch; where it begins with step 0, that is time 1.
 */
final class Points {
    private static final int MOST = 100;

    private final double[] times = new double[MOST];
    private final double[] losses = new double[MOST];
    private double unit;
    private double offset;
    private int size;

    /** Takes the first {@code count} reports. */
    void take(Curve curve, int count, Direction direction) {
        size = 0;
        setUnit(curve, count);
        int taken = Math.min(count, MOST);
        for (int i = 0; i < taken; i++) {
            int index = taken == 1 ? 0 : (int) ((long) i * (count - 1) / (taken - 1));
            double loss = direction.loss(curve.value(index));
            if (Double.isFinite(loss)) {
                times[size] = time(curve.step(index));
                losses[size++] = loss;
            }
        }
    }

    int size() {
        return size;
    }

    double time(int index) {
        return times[index];
    }

    double loss(int index) {
        return losses[index];
    }

    double time(long step) {
        return step / unit + offset;
    }

    private void setUnit(Curve curve, int count) {
        long first = count == 0 ? 1 : curve.step(0);
        offset = first == 0 ? 1 : 0;
        unit = first > 0 ? first : count > 1 ? curve.step(1) : 1;
    }
}

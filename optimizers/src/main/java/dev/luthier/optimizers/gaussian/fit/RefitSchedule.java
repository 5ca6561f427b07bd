package dev.luthier.optimizers.gaussian.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * After how many ended trials hyperparameters are learnt anew: after each at first, then after every few percent more.
 *
 * <p>Some of these points are anchors, at which the search starts from fixed values instead of the last result. What is
 * learnt at a point thus follows from the history up to it, and is found again after a crash by going on from the last
 * anchor.
 */
public final class RefitSchedule {
    private static final int EACH_BELOW = 60;
    private static final int OFTEN_BELOW = 200;
    private static final int OFTEN = 3;
    private static final int SHARE = 20;
    private static final double BETWEEN_ANCHORS = 1.25;

    private RefitSchedule() {}

    /** The last anchor not after {@code ended}, and all points from it up to {@code ended}; empty only for 0. */
    public static List<Integer> pointsSinceAnchor(int ended) {
        List<Integer> points = new ArrayList<>();
        double anchor = 0;
        for (int point = 1; point <= ended; point = next(point)) {
            if (point >= anchor * BETWEEN_ANCHORS) {
                anchor = point;
                points.clear();
            }
            points.add(point);
        }
        return points;
    }

    private static int next(int point) {
        if (point < OFTEN_BELOW) {
            return point + (point < EACH_BELOW ? 1 : OFTEN);
        }
        return point + point / SHARE;
    }
}

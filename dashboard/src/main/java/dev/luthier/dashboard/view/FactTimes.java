package dev.luthier.dashboard.view;

import java.util.Arrays;

/** When each fact came. Times never decrease. */
final class FactTimes {
    private long[] millis = new long[1024];
    private int size;

    void add(long atMillis) {
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, size * 2);
        }
        millis[size++] = atMillis;
    }

    /** The latest one's for facts that have not come, 0 if there is none. */
    long of(long fact) {
        return size == 0 ? 0 : millis[(int) Math.max(0, Math.min(fact, size - 1L))];
    }

    /** The latest fact at that time; -1 before the first one. */
    long latestAt(long atMillis) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (millis[middle] <= atMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1L;
    }

    int size() {
        return size;
    }
}

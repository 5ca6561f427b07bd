package dev.luthier.dashboard.view;

import java.util.Arrays;

/** A learning curve that also knows which fact told each of its points. Grows at its end. */
public final class Points {
    private static final int FIRST_CAPACITY = 4;

    private long[] steps = new long[FIRST_CAPACITY];
    private double[] values = new double[FIRST_CAPACITY];
    private long[] facts = new long[FIRST_CAPACITY];
    private int size;

    Points() {}

    /** Adds a point; one whose step is not above the last one's came twice or late and changes nothing. */
    void append(long step, double value, long fact) {
        if (size > 0 && step <= steps[size - 1]) {
            return;
        }
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, size * 2);
            values = Arrays.copyOf(values, size * 2);
            facts = Arrays.copyOf(facts, size * 2);
        }
        steps[size] = step;
        values[size] = value;
        facts[size] = fact;
        size++;
    }

    /** Takes over what another attempt said, up to that fact; from its first step on it replaces what is here. */
    void continueWith(Points later, long fact) {
        if (later.size > 0 && later.facts[0] <= fact) {
            while (size > 0 && steps[size - 1] >= later.steps[0]) {
                size--;
            }
            for (int i = 0; i < later.size && later.facts[i] <= fact; i++) {
                append(later.steps[i], later.values[i], later.facts[i]);
            }
        }
    }

    public int size() {
        return size;
    }

    public long step(int index) {
        return steps[index];
    }

    public double value(int index) {
        return values[index];
    }

    /** The number of the fact that told this point. */
    public long fact(int index) {
        return facts[index];
    }

    /** How many points were known at that fact. */
    public int sizeAt(long fact) {
        if (size == 0 || facts[size - 1] <= fact) {
            return size;
        }
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (facts[middle] <= fact) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

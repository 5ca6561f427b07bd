package dev.luthier.matrix.schedule;

import java.util.ArrayList;
import java.util.List;

/** The runs that closed tasks have not used, and who used them instead: the first one closed gives first. */
final class Surplus {
    private record Giver(TaskRecord task, int givenBefore, int gives) {}

    private final int runsPerTask;
    private final List<Giver> givers = new ArrayList<>();
    private int given;
    private int used;

    Surplus(int runsPerTask) {
        this.runsPerTask = runsPerTask;
    }

    void onStart(TaskRecord task) {
        used += task.runs() > runsPerTask ? 1 : 0;
    }

    void onClosed(TaskRecord task) {
        int left = runsPerTask - task.runs();
        if (left > 0) {
            givers.add(new Giver(task, given, left));
            given += left;
        }
    }

    boolean isEmpty() {
        return used >= given;
    }

    /** The task whose run is used next. Only if there is one. */
    TaskRecord giver() {
        int low = 0;
        int high = givers.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            Giver giver = givers.get(middle);
            if (giver.givenBefore() + giver.gives() > used) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return givers.get(low).task();
    }
}

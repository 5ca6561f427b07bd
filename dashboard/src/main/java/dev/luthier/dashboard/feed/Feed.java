package dev.luthier.dashboard.feed;

import dev.luthier.dashboard.view.ExperimentView;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An experiment's view, folded by one thread and read by others. Safe for any thread: readers and the folding thread take
 * turns.
 */
public abstract class Feed implements AutoCloseable {
    // Fair: a fold that comes back at once, with all that a flood of facts has left, must not keep readers out.
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private ExperimentView view = new ExperimentView();
    private long restarts;
    private volatile @Nullable String problem;

    /** Of the experiment; empty before its first fact. */
    public abstract String name();

    /** Whether its facts come from a run in this process. */
    public abstract boolean isLive();

    /** What can be asked of it; empty if nobody listens. */
    public abstract Optional<Actions> actions();

    /** How many reports and log lines were left out because there were too many. */
    public long leftOut() {
        return 0;
    }

    /** Why there will be no further facts; null while all is well. */
    public @Nullable String problem() {
        return problem;
    }

    /** What {@code reader} makes of the view as it stands. Others wait meanwhile: no input or output in there. */
    public <T> T read(Function<ExperimentView, T> reader) {
        lock.lock();
        try {
            return reader.apply(view);
        } finally {
            lock.unlock();
        }
    }

    /** Changes whenever the view does, and never comes back to an earlier value. */
    public long version() {
        return read(ExperimentView::version);
    }

    /** How often the view began anew: what was known of earlier ones is void. */
    public long restarts() {
        return read(known -> restarts);
    }

    /** Waits until the view is of another version, or for so long. */
    public void awaitChange(long knownVersion, long mostMillis) throws InterruptedException {
        lock.lock();
        try {
            long leftNanos = TimeUnit.MILLISECONDS.toNanos(mostMillis);
            while (leftNanos > 0 && view.version() == knownVersion) {
                leftNanos = changed.awaitNanos(leftNanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Called by the one folding thread. */
    final void fold(Runnable facts) {
        lock.lock();
        try {
            long before = view.version();
            facts.run();
            if (view.version() != before) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The view to fold into; only within {@link #fold}. */
    final ExperimentView view() {
        return view;
    }

    final void restart() {
        view = new ExperimentView();
        restarts++;
    }

    final void fail(String why) {
        problem = why;
    }

    @Override
    public abstract void close();
}

package dev.luthier.dashboard.feed;

import dev.luthier.dashboard.view.ExperimentView;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An experiment's view, folded by one thread and read by others. Safe for any thread: readers and the folding thread take
 * turns.
 */
public abstract class Feed implements AutoCloseable {
    private final Object lock = new Object();
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
        synchronized (lock) {
            return reader.apply(view);
        }
    }

    /** Changes whenever the view does, and never comes back to an earlier value. */
    public long version() {
        synchronized (lock) {
            return view.version();
        }
    }

    /** How often the view began anew: what was known of earlier ones is void. */
    public long restarts() {
        synchronized (lock) {
            return restarts;
        }
    }

    /** Waits until the view is of another version, or for so long. */
    public void awaitChange(long knownVersion, long mostMillis) throws InterruptedException {
        long until = System.nanoTime() + mostMillis * 1_000_000;
        synchronized (lock) {
            long left = mostMillis;
            while (left > 0 && view.version() == knownVersion) {
                lock.wait(left);
                left = (until - System.nanoTime()) / 1_000_000;
            }
        }
    }

    /** Called by the one folding thread. */
    final void fold(Runnable facts) {
        synchronized (lock) {
            long before = view.version();
            facts.run();
            if (view.version() != before) {
                lock.notifyAll();
            }
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

package dev.luthier.spark.job;

import dev.luthier.event.SlotId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one Spark job for each slot that is wanted: when it ends, or its slot is lost, the next one is submitted with a
 * higher epoch. A thread of its own owns all state; the methods may be called by any thread and do not block, but for
 * {@link #close}.
 */
public final class SlotJobs {
    private static final Logger LOG = LoggerFactory.getLogger(SlotJobs.class);
    private static final long TIME_TO_LEAVE_MILLIS = 600;
    private static final long TIME_TO_BE_CANCELLED_MILLIS = 300;

    /** Who is told what becomes of the jobs. */
    public interface Listener {

        /** The job has ended, and so the slot is not there any more. */
        void ended(SlotId slot, String reason);

        /** There will be no slot any more. */
        void unavailable(String reason);
    }

    private final JobGroup group;
    private final List<SlotPlace> places = new ArrayList<>();
    private final Set<SlotJob> jobs = new HashSet<>();
    private final Function<SlotId, SlotTask> tasks;
    private final Listener listener;
    private final ScheduledThreadPoolExecutor thread;
    private final CountDownLatch left = new CountDownLatch(1);
    private boolean closed;

    public SlotJobs(JobGroup group, Function<SlotId, SlotTask> tasks, Listener listener) {
        this.group = group;
        this.tasks = tasks;
        this.listener = listener;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread daemon = new Thread(task, group.id());
            daemon.setDaemon(true);
            return daemon;
        });
        // Spark tells of jobs that end after all is over.
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Submits the first job of each slot. Called once; the calling thread's Spark properties are taken over. */
    public void open(int slots) {
        onThread(() -> {
            for (int number = 0; number < slots; number++) {
                places.add(new SlotPlace(number));
            }
            places.forEach(this::submit);
        });
    }

    /** The slot said hello to the driver. */
    public void joined(SlotId slot) {
        onThread(() -> {
            if (isCurrent(slot)) {
                place(slot).joined();
            }
        });
    }

    /** The slot does not count any more: whatever is left of its job is cancelled, and its place filled again. */
    public void lost(SlotId slot, String reason) {
        onThread(() -> {
            if (isCurrent(slot)) {
                place(slot).cancel();
                refill(place(slot), reason);
            }
        });
    }

    /** The slot was sent away for good. */
    public void retire(SlotId slot, String reason) {
        onThread(() -> {
            LOG.warn("{} is not filled again: {}", slot, reason);
            giveUp(place(slot), reason);
        });
    }

    /** From now on, no place is filled again. */
    public void stopFilling() {
        onThread(() -> closed = true);
    }

    /** Gives the slots, which have been told to leave, a moment for that, then cancels what is left. Takes a second at most. */
    public void close() {
        try {
            onThread(this::leave);
            if (!left.await(TIME_TO_LEAVE_MILLIS, TimeUnit.MILLISECONDS)) {
                group.cancel();
                awaitCancelled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("jobs of {} cannot be cancelled", group.id(), e); // the SparkContext is gone, and they with it
        } finally {
            thread.shutdownNow();
        }
    }

    private void awaitCancelled() throws InterruptedException {
        if (!left.await(TIME_TO_BE_CANCELLED_MILLIS, TimeUnit.MILLISECONDS)) {
            LOG.info("Spark has not yet confirmed that all jobs of {} are cancelled", group.id());
        }
    }

    private void submit(SlotPlace place) {
        if (closed) {
            return;
        }
        SlotId slot = place.next();
        try {
            SlotJob job = group.submit(slot, tasks.apply(slot));
            jobs.add(job);
            place.runs(job);
            job.onEnd(this::onThread, reason -> ended(slot, job, reason));
        } catch (RuntimeException e) {
            refill(place, ExceptionLine.of(e));
        }
    }

    private void ended(SlotId slot, SlotJob job, String reason) {
        jobs.remove(job);
        listener.ended(slot, reason);
        if (isCurrent(slot)) {
            refill(place(slot), reason);
        }
        tellIfAllHaveLeft();
    }

    private void refill(SlotPlace place, String reason) {
        if (closed) {
            return;
        }
        if (group.context().isStopped()) {
            giveUpAll("the SparkContext was stopped");
        } else if (place.mayTryAgain()) {
            LOG.debug("slot {} is filled again: {}", place.number(), reason);
            place.vacate();
            ScheduledFuture<?> unused =
                    thread.schedule(guarded(() -> submit(place)), place.pauseMillis(), TimeUnit.MILLISECONDS);
        } else {
            String cause = "it ended " + place.failures() + " times before it was there, last: " + reason;
            LOG.warn("slot {} is given up: {}", place.number(), cause);
            giveUp(place, cause);
        }
    }

    private void giveUp(SlotPlace place, String reason) {
        place.giveUp();
        if (places.stream().allMatch(SlotPlace::isGivenUp)) {
            giveUpAll("no slot is left; slot " + place.number() + ": " + reason);
        }
    }

    private void giveUpAll(String reason) {
        closed = true;
        listener.unavailable(reason);
    }

    private void leave() {
        closed = true;
        places.stream().filter(place -> !place.hasJoined()).forEach(SlotPlace::cancel);
        tellIfAllHaveLeft();
    }

    private void tellIfAllHaveLeft() {
        if (closed && jobs.isEmpty()) {
            left.countDown();
        }
    }

    private boolean isCurrent(SlotId slot) {
        return place(slot).isCurrent(slot.epoch());
    }

    private SlotPlace place(SlotId slot) {
        return places.get(slot.number());
    }

    private void onThread(Runnable step) {
        thread.execute(guarded(step));
    }

    // An executor keeps exceptions to itself, and the experiment would wait for slots that nobody submits.
    private Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                LOG.error("slots of {} cannot be kept up", group.id(), e);
                giveUpAll("slots cannot be kept up: " + e);
            }
        };
    }
}

package dev.luthier.spark;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.rpc.server.SlotServer;
import dev.luthier.run.EventSink;
import dev.luthier.run.SlotShell;
import dev.luthier.spark.job.ExecutorWatch;
import dev.luthier.spark.job.JobGroup;
import dev.luthier.spark.job.SlotJobs;
import dev.luthier.spark.job.SlotTask;

/** The slots of one experiment on Spark: a server that talks to them, jobs that keep them up, a watch on their executors. */
final class SparkSlotShell implements SlotShell {
    private final EventSink events;
    private final JobGroup group;
    private final SlotJobs jobs;
    private final SlotServer server;
    private final WorkerCall call;
    private final ExecutorWatch watch;

    SparkSlotShell(SlotPlan plan, EventSink events) {
        this.events = events;
        this.group = plan.group();
        this.jobs = new SlotJobs(group, this::task, new Ends());
        this.server = plan.listen(new SlotFacts(events, jobs));
        this.call = plan.call(server.port());
        this.watch = new ExecutorWatch(group, this::executorGone, this::unavailable);
        group.context().addSparkListener(watch);
        jobs.open(plan.slots());
    }

    @Override
    public void start(Command.Start start) {
        server.start(start);
    }

    @Override
    public void stop(Command.Stop stop) {
        server.stop(stop);
    }

    @Override
    public void confirm(Command.Confirm confirm) {
        server.confirm(confirm);
    }

    @Override
    public void release(Command.Release release) {
        server.release(release);
        jobs.retire(release.slot(), release.reason());
    }

    @Override
    public void close() {
        // A thread that was interrupted closes as carefully as any other: Spark gives up half-way if it sees the mark.
        boolean wasInterrupted = Thread.interrupted();
        try {
            jobs.stopFilling();
            server.close();
            jobs.close();
            group.context().removeSparkListener(watch);
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private SlotTask task(SlotId slot) {
        return new SlotTask(slot, call);
    }

    private void executorGone(SlotId slot, String reason) {
        server.slotGone(slot, reason);
        // The server says nothing of a slot that had not joined yet.
        jobs.lost(slot, reason);
    }

    private void unavailable(String reason) {
        events.accept(at -> new Event.SlotsUnavailable(at, reason));
    }

    private final class Ends implements SlotJobs.Listener {
        @Override
        public void ended(SlotId slot, String reason) {
            server.slotGone(slot, reason);
        }

        @Override
        public void unavailable(String reason) {
            SparkSlotShell.this.unavailable(reason);
        }
    }
}

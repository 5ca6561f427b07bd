package dev.luthier.rpc.worker;

import dev.luthier.rpc.wire.NetworkThread;
import dev.luthier.slot.TrialProgram;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The executor's end of the protocol: joins as one slot and runs trials there. */
public final class Worker {
    private static final Duration TIME_TO_STOP = Duration.ofMillis(600);
    private static final long MILLIS_TO_END = 200;

    private Worker() {}

    /**
     * Joins the experiment and runs what it is handed until it is told to leave, or until the driver is gone. Trials run on a
     * thread of their own. If the calling thread is interrupted, the running trial is interrupted as well, nothing is said
     * of it any more, and this method ends within a second.
     *
     * @return why it left
     * @throws CannotJoinException if it never got in
     */
    public static Leave run(WorkerSettings settings, TrialProgram program) throws InterruptedException {
        NetworkThread thread = new NetworkThread("luthier-rpc-worker-" + settings.slot());
        WorkerSession session = new WorkerSession(settings, program, thread.eventLoop());
        try {
            session.begin();
            Leave leave = session.end().get();
            return leave.hanging(!session.stopTrials(TIME_TO_STOP));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CannotJoinException refused ? refused : new IllegalStateException(e);
        } catch (InterruptedException e) {
            session.sayBye("its thread was interrupted");
            session.stopTrials(TIME_TO_STOP);
            throw e;
        } finally {
            session.abandon();
            thread.close(MILLIS_TO_END);
        }
    }

    /**
     * The same without blocking, for many workers in one JVM: the conversation is held on the given event loop, which stays
     * open. Each worker still has a thread of its own for its trials.
     *
     * @return completed when the worker leaves, exceptionally with {@link CannotJoinException} if it never got in
     */
    public static CompletableFuture<Leave> join(WorkerSettings settings, TrialProgram program, EventLoop eventLoop) {
        WorkerSession session = new WorkerSession(settings, program, eventLoop);
        session.begin();
        return session.end().whenComplete((leave, refused) -> session.abandon());
    }
}

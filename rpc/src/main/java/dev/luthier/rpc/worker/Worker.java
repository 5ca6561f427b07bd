package dev.luthier.rpc.worker;

import dev.luthier.rpc.wire.EventLoops;
import dev.luthier.run.TrialProgram;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

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
        EventLoopGroup group = EventLoops.single("luthier-rpc-worker-" + settings.slot());
        WorkerSession session = new WorkerSession(settings, program, group.next());
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
            group.shutdownGracefully(0, MILLIS_TO_END, TimeUnit.MILLISECONDS).awaitUninterruptibly(MILLIS_TO_END);
        }
    }
}

package dev.luthier.rpc.worker;

import dev.luthier.rpc.auth.Bytes32;
import dev.luthier.rpc.message.AboutAttempt;
import dev.luthier.rpc.message.Heartbeat;
import dev.luthier.rpc.message.ProtocolException;
import dev.luthier.rpc.message.ToServer;
import dev.luthier.rpc.message.ToServer.Fact;
import dev.luthier.rpc.message.ToWorker;
import dev.luthier.rpc.wire.Inbox;
import dev.luthier.rpc.wire.Outbox;
import dev.luthier.rpc.worker.CannotJoinException.Obstacle;
import dev.luthier.slot.TrialProgram;
import dev.luthier.slot.TrialRunner;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stay of this worker in its slot, over however many connections. Event loop only, where nothing else is said. */
final class WorkerSession implements ToWorker.Handler, ToWorker.OrderHandler {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerSession.class);
    private static final int UNACKNOWLEDGED = 64;
    private static final int MOST_KEPT = 256;
    private static final long MILLIS_TO_SAY_BYE = 200;

    private final WorkerSettings settings;
    private final EventLoop eventLoop;
    private final String name = Bytes32.random().toString();
    private final CompletableFuture<Leave> end = new CompletableFuture<>();
    private final Outbox<Fact> outbox = new Outbox<>();
    private final Inbox inbox = new Inbox();
    private final Link link;
    private final TrialOutlet outlet;
    private final TrialRunner runner;
    private @Nullable Connection connection;
    private ToWorker.@Nullable Joined terms;
    private @Nullable Future<?> heartbeats;
    private boolean isJoined;
    private long connectedAtNanos;
    private long heardAtNanos;

    WorkerSession(WorkerSettings settings, TrialProgram program, EventLoop eventLoop) {
        this.settings = settings;
        this.eventLoop = eventLoop;
        this.link = new Link(settings, eventLoop, this);
        this.outlet = new TrialOutlet(this, eventLoop);
        this.runner =
                new TrialRunner("luthier-" + settings.experiment() + "-" + settings.slotNumber(), program, outlet);
    }

    /** Any thread. */
    void begin() {
        long nanos = settings.connectTimeout().toNanos();
        eventLoop.execute(() -> link.open(nanos));
        // The link gives up between two tries; this is for a server that lets it connect and then says nothing.
        eventLoop.schedule(this::checkJoined, nanos, TimeUnit.NANOSECONDS);
    }

    /** Completed when it leaves, exceptionally if it never got in. Any thread. */
    CompletableFuture<Leave> end() {
        return end;
    }

    /** Interrupts what runs; whether that ended in time. Any thread. */
    boolean stopTrials(Duration atMost) throws InterruptedException {
        runner.close();
        boolean ended = runner.awaitEnd(atMost);
        if (!ended) {
            LOG.warn("{}: the training function ignores interruption; its thread is left to itself", settings.slot());
        }
        return ended;
    }

    /** Leaves of itself and says so if it can. Any thread but the event loop's. */
    void sayBye(String reason) {
        runner.close();
        eventLoop
                .submit(() -> {
                    if (connection != null && isJoined) {
                        connection.writeAndFlush(new ToServer.Bye(reason));
                    }
                    link.close();
                })
                .awaitUninterruptibly(MILLIS_TO_SAY_BYE);
    }

    /** Ends everything that may still be under way. Any thread. */
    void abandon() {
        runner.close();
        eventLoop.execute(this::stop);
    }

    void connected(Connection fresh) {
        connection = fresh;
        connectedAtNanos = System.nanoTime();
        isJoined = false;
        fresh.writeAndFlush(new ToServer.Join(settings.slot(), name, settings.hostName(), inbox.last()));
    }

    /** Whether the session takes care of it, by going on over a new connection. */
    boolean disconnected() {
        boolean wasJoined = isJoined;
        connection = null;
        isJoined = false;
        if (wasJoined && terms != null) {
            LOG.info("{}: connection to the driver broke, connecting again", settings.slot());
            link.open(heardAtNanos + TimeUnit.MILLISECONDS.toNanos(terms.leaseMillis()) - System.nanoTime());
        }
        return wasJoined;
    }

    void unreachable() {
        String driver = settings.driverHost() + ":" + settings.driverPort();
        if (terms != null) {
            leave(Leave.Kind.DRIVER_GONE, "driver at " + driver + " is gone: " + link.history());
            return;
        }
        cannotJoin(new CannotJoinException(
                Obstacle.UNREACHABLE,
                "cannot reach the driver at " + driver + ": " + link.history()
                        + ". The driver must be reachable from the executors at this address (spark.driver.host) and"
                        + " port (open it in firewalls).",
                link.lastError()));
    }

    void cannotJoin(CannotJoinException obstacle) {
        stop();
        if (terms == null) {
            end.completeExceptionally(obstacle);
        } else {
            end.complete(new Leave(Leave.Kind.DRIVER_GONE, String.valueOf(obstacle.getMessage()), false));
        }
    }

    void heard() {
        heardAtNanos = System.nanoTime();
    }

    void writable() {
        outlet.resume();
    }

    /** Whether there is somebody who listens fast enough. */
    boolean canSpeak() {
        return isJoined && connection != null && connection.isWritable() && outbox.size() < MOST_KEPT;
    }

    void say(LongFunction<Fact> fact) {
        Fact numbered = outbox.add(fact);
        if (connection != null && isJoined) {
            connection.write(numbered);
        }
    }

    void flush() {
        if (connection != null) {
            connection.flush();
        }
    }

    @Override
    public void onJoined(ToWorker.Joined message) {
        Connection current = connection;
        if (current == null) {
            return;
        }
        outbox.acknowledged(message.received());
        isJoined = true;
        outbox.kept().forEach(current::write);
        current.flush();
        if (terms == null) {
            LOG.info("{} has joined '{}'", settings.slot(), settings.experiment());
            long millis = message.heartbeatMillis();
            heartbeats = eventLoop.scheduleAtFixedRate(this::beat, millis, millis, TimeUnit.MILLISECONDS);
        }
        terms = message;
        outlet.resume();
    }

    @Override
    public void onLeave(ToWorker.Leave message) {
        leave(Leave.Kind.valueOf(message.cause().name()), message.reason());
    }

    @Override
    public void onHeartbeat(Heartbeat message) {
        outbox.acknowledged(message.ack());
        outlet.resume();
    }

    @Override
    public void onVerdict(ToWorker.Verdict message) {
        runner.judged(message.trial(), message.attempt(), message.step());
    }

    @Override
    public void onOrder(ToWorker.Order message) {
        if (inbox.accepts(message)) {
            message.deliverTo((ToWorker.OrderHandler) this);
        }
        if (inbox.unacknowledged() >= UNACKNOWLEDGED && connection != null) {
            connection.writeAndFlush(inbox.acknowledge());
        }
    }

    @Override
    public void onStart(ToWorker.Start order) {
        runner.start(order.assignment());
    }

    @Override
    public void onStop(ToWorker.Stop order) {
        runner.stop(order.trial(), order.attempt(), order.reason(), order.interrupt());
    }

    @Override
    public void onConfirm(ToWorker.Confirm order) {
        outbox.forget(fact -> isEndOf(fact, order));
    }

    private static boolean isEndOf(Fact fact, AboutAttempt order) {
        return fact instanceof ToServer.Ended && fact.trial() == order.trial() && fact.attempt() == order.attempt();
    }

    private void checkJoined() {
        if (terms == null && connection != null) {
            link.failed(new ProtocolException("the server answers nothing to JOIN"));
            unreachable();
        }
    }

    private void beat() {
        if (connection == null || terms == null) {
            return;
        }
        long silentNanos = System.nanoTime() - Math.max(heardAtNanos, connectedAtNanos);
        if (silentNanos > TimeUnit.MILLISECONDS.toNanos(terms.leaseMillis()) / 2) {
            LOG.info("{}: the driver is silent, connecting again", settings.slot());
            connection.close();
        } else if (isJoined) {
            connection.writeAndFlush(inbox.acknowledge());
        }
    }

    private void leave(Leave.Kind kind, String reason) {
        LOG.info("{} leaves: {}", settings.slot(), reason);
        stop();
        end.complete(new Leave(kind, reason, false));
    }

    private void stop() {
        isJoined = false;
        outlet.close();
        if (heartbeats != null) {
            heartbeats.cancel(false);
        }
        link.close();
    }
}

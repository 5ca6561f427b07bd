package dev.luthier.benchmarks.system;

import dev.luthier.event.SlotId;
import dev.luthier.rpc.auth.Bytes32;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.auth.Transcript;
import dev.luthier.rpc.message.AboutAttempt;
import dev.luthier.rpc.message.HandshakeMessage.Auth;
import dev.luthier.rpc.message.HandshakeMessage.Challenge;
import dev.luthier.rpc.message.HandshakeMessage.Hello;
import dev.luthier.rpc.message.Heartbeat;
import dev.luthier.rpc.message.Message;
import dev.luthier.rpc.message.ToServer;
import dev.luthier.rpc.message.ToServer.Fact;
import dev.luthier.rpc.message.ToWorker;
import dev.luthier.rpc.wire.Frame;
import dev.luthier.rpc.wire.Inbox;
import dev.luthier.rpc.wire.MessageDecoder;
import dev.luthier.rpc.wire.Outbox;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * One of thousands of workers that share a thread: speaks the protocol as others do, but has a timetable where they have a
 * training function. It does not come back when its connection breaks.
 */
final class SimulatedWorker extends SimpleChannelInboundHandler<Message>
        implements ToWorker.Handler, ToWorker.OrderHandler {
    private static final int LARGEST_FRAME = 1 << 20;

    /** What is the same for all of them. */
    record Crowd(String experiment, Secret secret, int steps, long stepMillis, Runnable joined, Runnable left) {}

    private final Crowd crowd;
    private final SlotId slot;
    private final Hello hello;
    private final Outbox<Fact> outbox = new Outbox<>();
    private final Inbox inbox = new Inbox();
    private final Channel channel;

    SimulatedWorker(Crowd crowd, SlotId slot, Channel channel) {
        this.crowd = crowd;
        this.slot = slot;
        this.channel = channel;
        this.hello = new Hello(Bytes32.digestOf(crowd.experiment()), Bytes32.random());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel.writeAndFlush(hello);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        crowd.left().run();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Message message) {
        if (message instanceof Challenge challenge) {
            join(challenge);
        } else if (message instanceof ToWorker told) {
            told.deliverTo(this);
        }
    }

    private void join(Challenge challenge) {
        Transcript transcript = new Transcript(Frame.VERSION, hello.experiment(), hello.nonce(), challenge.nonce());
        channel.write(new Auth(transcript.workerProof(crowd.secret())));
        channel.pipeline().get(MessageDecoder.class).authenticated(LARGEST_FRAME);
        channel.writeAndFlush(new ToServer.Join(slot, hello.nonce().toString(), "simulated", 0));
    }

    @Override
    public void onJoined(ToWorker.Joined message) {
        long millis = message.heartbeatMillis();
        channel.eventLoop()
                .scheduleAtFixedRate(
                        () -> channel.writeAndFlush(inbox.acknowledge()), millis, millis, TimeUnit.MILLISECONDS);
        crowd.joined().run();
    }

    @Override
    public void onLeave(ToWorker.Leave message) {
        channel.close();
    }

    @Override
    public void onHeartbeat(Heartbeat message) {
        outbox.acknowledged(message.ack());
    }

    @Override
    public void onVerdict(ToWorker.Verdict message) {
        // Its reports do not ask.
    }

    @Override
    public void onOrder(ToWorker.Order message) {
        if (inbox.accepts(message)) {
            message.deliverTo((ToWorker.OrderHandler) this);
        }
    }

    @Override
    public void onStart(ToWorker.Start order) {
        after(() -> report(order, 1));
    }

    @Override
    public void onStop(ToWorker.Stop order) {
        throw new IllegalStateException("nothing is stopped here, but " + order);
    }

    @Override
    public void onConfirm(ToWorker.Confirm order) {
        outbox.forget(fact -> isAbout(fact, order));
    }

    private static boolean isAbout(AboutAttempt fact, AboutAttempt order) {
        return fact.trial() == order.trial() && fact.attempt() == order.attempt();
    }

    private void report(ToWorker.Start order, int step) {
        List<Report> report = List.of(new Report(step, 1.0 / step));
        say(seq -> new ToServer.Reports(seq, order.trial(), order.attempt(), report, false));
        if (step < crowd.steps()) {
            after(() -> report(order, step + 1));
        } else {
            Outcome finished = new Outcome.Finished(1.0 / step, Map.of());
            say(seq -> new ToServer.Ended(seq, order.trial(), order.attempt(), finished));
        }
    }

    private void say(LongFunction<Fact> fact) {
        channel.writeAndFlush(outbox.add(fact));
    }

    private void after(Runnable step) {
        channel.eventLoop().schedule(step, crowd.stepMillis(), TimeUnit.MILLISECONDS);
    }
}

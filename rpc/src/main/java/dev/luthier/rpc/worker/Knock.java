package dev.luthier.rpc.worker;

import dev.luthier.rpc.auth.Bytes32;
import dev.luthier.rpc.auth.Transcript;
import dev.luthier.rpc.message.HandshakeMessage;
import dev.luthier.rpc.message.HandshakeMessage.Auth;
import dev.luthier.rpc.message.HandshakeMessage.Challenge;
import dev.luthier.rpc.message.HandshakeMessage.Hello;
import dev.luthier.rpc.message.HandshakeMessage.Refused;
import dev.luthier.rpc.message.ProtocolException;
import dev.luthier.rpc.wire.Frame;
import dev.luthier.rpc.wire.MessageDecoder;
import dev.luthier.rpc.wire.OtherVersionException;
import dev.luthier.rpc.worker.CannotJoinException.Obstacle;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The first handler of a connection: shows that it knows the secret, asks the server to show the same, then makes way. */
final class Knock extends SimpleChannelInboundHandler<HandshakeMessage> {
    private static final long TIMEOUT_MILLIS = 5000;
    private static final int LONGEST_FRAME_TO_COME = 64 * 1024 * 1024;

    private final WorkerSettings settings;
    private final Link link;
    private final WorkerSession session;
    private final Hello hello;
    private @Nullable Future<?> timeout;

    Knock(WorkerSettings settings, Link link, WorkerSession session) {
        this.settings = settings;
        this.link = link;
        this.session = session;
        this.hello = new Hello(Bytes32.digestOf(settings.experiment()), Bytes32.random());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(hello).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        timeout = context.executor().schedule(() -> timeOut(context), TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (timeout != null) {
            timeout.cancel(false);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        link.failed(new ProtocolException("the connection was closed during the handshake"));
        handlerRemoved(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HandshakeMessage message) {
        if (message instanceof Challenge challenge) {
            answer(context, challenge);
        } else if (message instanceof Refused refused) {
            session.cannotJoin(refused(refused.reason()));
        } else {
            throw new ProtocolException(message.type() + " was not expected");
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent tls && !tls.isSuccess()) {
            session.cannotJoin(new CannotJoinException(
                    Obstacle.TLS, "TLS with the driver at " + driver() + " failed: " + tls.cause(), tls.cause()));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof OtherVersionException other) {
            session.cannotJoin(otherVersion(other.version()));
        }
        link.failed(cause);
        context.close();
    }

    private void answer(ChannelHandlerContext context, Challenge challenge) {
        Transcript transcript = new Transcript(Frame.VERSION, hello.experiment(), hello.nonce(), challenge.nonce());
        if (!transcript.serverProof(settings.secret()).equals(challenge.proof())) {
            session.cannotJoin(new CannotJoinException(
                    Obstacle.SECRET,
                    "the server at " + driver() + " has another secret than this worker of '" + settings.experiment()
                            + "': is it another run of the same experiment?"));
            return;
        }
        context.write(new Auth(transcript.workerProof(settings.secret())))
                .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        context.pipeline().get(MessageDecoder.class).authenticated(LONGEST_FRAME_TO_COME);
        context.pipeline().replace(this, "connection", new Connection(context.channel(), session, link));
    }

    private CannotJoinException refused(Refused.Reason reason) {
        return switch (reason) {
            case VERSION -> otherVersion(Frame.VERSION);
            case EXPERIMENT ->
                new CannotJoinException(
                        Obstacle.EXPERIMENT,
                        "the server at " + driver() + " runs another experiment than '" + settings.experiment() + "'");
            case PROOF ->
                new CannotJoinException(
                        Obstacle.SECRET, "the server at " + driver() + " did not accept the secret of this worker");
        };
    }

    private CannotJoinException otherVersion(int version) {
        return new CannotJoinException(
                Obstacle.VERSION,
                "the server at " + driver() + " speaks protocol version " + version + ", this worker version "
                        + Frame.VERSION + ": use the same Luthier on both sides");
    }

    private void timeOut(ChannelHandlerContext context) {
        link.failed(new ProtocolException("no answer to the handshake within " + TIMEOUT_MILLIS + " ms"));
        context.close();
    }

    private String driver() {
        return settings.driverHost() + ":" + settings.driverPort();
    }
}

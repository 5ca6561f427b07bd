package dev.luthier.rpc.server;

import dev.luthier.rpc.auth.Bytes32;
import dev.luthier.rpc.auth.Secret;
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
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The first handler of a connection: lets a peer in that knows the secret, and makes way for {@link Connection}. */
final class Gate extends SimpleChannelInboundHandler<HandshakeMessage> {
    private final ServerSettings settings;
    private final Bytes32 experiment;
    private final Strangers strangers;
    private final SlotBook slots;
    private @Nullable Transcript transcript;
    private @Nullable Future<?> timeout;

    Gate(ServerSettings settings, Bytes32 experiment, Strangers strangers, SlotBook slots) {
        this.settings = settings;
        this.experiment = experiment;
        this.strangers = strangers;
        this.slots = slots;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        strangers.add(context.channel());
        timeout = context.executor()
                .schedule(() -> timeOut(context), settings.handshakeTimeout().toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        leave(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HandshakeMessage message) {
        if (message instanceof Hello hello && transcript == null) {
            greet(context, hello);
        } else if (message instanceof Auth auth && transcript != null) {
            judge(context, auth, transcript);
        } else {
            throw new ProtocolException(message.type() + " was not expected now");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof OtherVersionException) {
            refuse(context, Refused.Reason.VERSION, cause.getMessage());
        } else {
            strangers.tell("cutting off", context.channel(), cause.toString());
            context.close();
        }
    }

    private void greet(ChannelHandlerContext context, Hello hello) {
        if (!hello.experiment().equals(experiment)) {
            refuse(context, Refused.Reason.EXPERIMENT, "it wants another experiment");
            return;
        }
        transcript = new Transcript(Frame.VERSION, experiment, hello.nonce(), Bytes32.random());
        context.writeAndFlush(new Challenge(transcript.serverNonce(), transcript.serverProof(settings.secret())))
                .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    private void judge(ChannelHandlerContext context, Auth auth, Transcript seen) {
        Secret secret = settings.secret();
        if (!seen.workerProof(secret).equals(auth.proof())) {
            refuse(context, Refused.Reason.PROOF, "it does not know the secret");
            return;
        }
        leave(context);
        context.pipeline().get(MessageDecoder.class).authenticated(settings.maxFrameBytes());
        context.pipeline().replace(this, "connection", new Connection(context.channel(), slots, settings));
    }

    private void refuse(ChannelHandlerContext context, Refused.Reason reason, @Nullable String why) {
        strangers.tell("refusing", context.channel(), why);
        context.writeAndFlush(new Refused(reason)).addListener(ChannelFutureListener.CLOSE);
    }

    private void timeOut(ChannelHandlerContext context) {
        strangers.tell("cutting off", context.channel(), "no handshake within " + settings.handshakeTimeout());
        context.close();
    }

    private void leave(ChannelHandlerContext context) {
        strangers.remove(context.channel());
        if (timeout != null) {
            timeout.cancel(false);
        }
    }
}

package dev.luthier.benchmarks.system;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** The yardstick: frames that go to a bare Netty server on loopback and come back, one at a time. */
@SuppressWarnings("deprecation") // NioEventLoopGroup is what all supported Netty versions have
final class Echo {
    private static final int LENGTH_BYTES = 4;

    private Echo() {}

    /** Round trips of frames with so many bytes of payload. */
    static Samples measure(int roundTrips, int frameBytes) throws InterruptedException {
        EventLoopGroup server = new NioEventLoopGroup(1);
        EventLoopGroup client = new NioEventLoopGroup(1);
        try {
            Channel listening = new ServerBootstrap()
                    .group(server)
                    .channel(NioServerSocketChannel.class)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(framed(new Server()))
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
            Client pinger = new Client(roundTrips, frameBytes);
            new Bootstrap()
                    .group(client)
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(framed(pinger))
                    .connect((InetSocketAddress) listening.localAddress())
                    .sync();
            pinger.done.await();
            return pinger.samples;
        } finally {
            client.shutdownGracefully(0, 0, java.util.concurrent.TimeUnit.SECONDS)
                    .sync();
            server.shutdownGracefully(0, 0, java.util.concurrent.TimeUnit.SECONDS)
                    .sync();
        }
    }

    private static ChannelInitializer<Channel> framed(ChannelInboundHandlerAdapter handler) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new LengthFieldBasedFrameDecoder(1 << 20, 0, LENGTH_BYTES), handler);
            }
        };
    }

    private static final class Server extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            context.writeAndFlush(frame, context.voidPromise());
        }
    }

    private static final class Client extends ChannelInboundHandlerAdapter {
        private final Samples samples = new Samples();
        private final CountDownLatch done = new CountDownLatch(1);
        private final int roundTrips;
        private final int frameBytes;
        private long sentAt;

        Client(int roundTrips, int frameBytes) {
            this.roundTrips = roundTrips;
            this.frameBytes = frameBytes;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            send(context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            samples.add(System.nanoTime() - sentAt);
            ((ByteBuf) frame).release();
            if (samples.size() < roundTrips) {
                send(context);
            } else {
                done.countDown();
            }
        }

        private void send(ChannelHandlerContext context) {
            ByteBuf frame = context.alloc().buffer(LENGTH_BYTES + frameBytes);
            frame.writeInt(frameBytes).writeZero(frameBytes);
            sentAt = System.nanoTime();
            context.writeAndFlush(frame, context.voidPromise());
        }
    }
}

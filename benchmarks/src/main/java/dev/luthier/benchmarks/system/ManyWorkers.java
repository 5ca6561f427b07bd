package dev.luthier.benchmarks.system;

import dev.luthier.benchmarks.system.SimulatedWorker.Crowd;
import dev.luthier.event.SlotId;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.wire.MessageDecoder;
import dev.luthier.rpc.wire.MessageEncoder;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Thousands of workers with a heartbeat a second each and 2,000 reports a second together, on loopback, for more than a
 * minute. The driver is a process of its own with a heap of 512 MB; the workers share one thread of this one.
 */
@SuppressWarnings("deprecation") // NioEventLoopGroup is what all supported Netty versions have
final class ManyWorkers implements SystemBenchmark {
    static final int STEPS = 5;
    static final String EXPERIMENT = "many-workers";
    static final String METRIC = "loss";
    private static final int REPORTS_PER_SECOND = 2_000;
    private static final int TRIALS = 30_000;
    private static final int KNOCKING_AT_ONCE = 200;
    private static final int[] COUNTS = {2_000, 5_000, 10_000};

    @Override
    public String name() {
        return EXPERIMENT;
    }

    @Override
    public void run(PrintStream out) throws Exception {
        for (int count : COUNTS) {
            run(count, out);
        }
    }

    private static void run(int count, PrintStream out) throws Exception {
        Process driver = driver(count);
        EventLoopGroup eventLoop = new NioEventLoopGroup(1);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(said.readLine());
            Secret secret = Secret.of(HexFormat.of().parseHex(said.readLine()));
            CountDownLatch present = new CountDownLatch(count);
            connect(count, port, secret, present, eventLoop);
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                out.println(count + " workers: " + line);
            }
            if (!present.await(30, TimeUnit.SECONDS)) {
                out.println(count + " workers: " + present.getCount() + " connections were never made or left open");
            }
        } finally {
            driver.destroyForcibly();
            eventLoop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    /** A few knock at a time: whoever is let in sends the next one to the door. */
    private static void connect(int count, int port, Secret secret, CountDownLatch present, EventLoopGroup eventLoop) {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger slots = new AtomicInteger();
        Bootstrap bootstrap = new Bootstrap()
                .group(eventLoop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .remoteAddress("127.0.0.1", port);
        Runnable next = () -> {
            if (asked.getAndIncrement() < count) {
                bootstrap.connect();
            }
        };
        long stepMillis = TimeUnit.SECONDS.toMillis(count) / REPORTS_PER_SECOND;
        Crowd crowd = new Crowd(EXPERIMENT, secret, STEPS, stepMillis, next, present::countDown);
        bootstrap.handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                SlotId slot = new SlotId(slots.getAndIncrement(), 1);
                channel.pipeline()
                        .addLast(new MessageDecoder(), new MessageEncoder(), new SimulatedWorker(crowd, slot, channel));
            }
        });
        eventLoop.next().execute(() -> {
            for (int i = 0; i < KNOCKING_AT_ONCE; i++) {
                next.run();
            }
        });
    }

    private static Process driver(int count) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyWorkersDriver.class.getName(),
                        Integer.toString(TRIALS / count * count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}

package dev.luthier.rpc;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A network between worker and server that can break, swallow everything, or hand bytes on one by one. */
final class Proxy implements Closeable {
    private final ServerSocket listening;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile int pieceBytes = 65_536;
    private volatile boolean isClosed;
    private int connections;

    Proxy(int targetPort) throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        target = targetPort;
        start("proxy-accept", this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How often somebody has connected. */
    synchronized int connections() {
        return connections;
    }

    synchronized void awaitConnections(int count) throws InterruptedException {
        while (connections < count) {
            wait(20_000);
        }
    }

    /** Hands on at most so many bytes at a time. */
    void fragment(int bytes) {
        pieceBytes = bytes;
    }

    /** Breaks all connections. */
    void cut() throws IOException {
        for (Socket socket : List.copyOf(sockets)) {
            // One by one: whoever comes back meanwhile is of the next generation.
            sockets.remove(socket);
            socket.close();
        }
    }

    /** From now on bytes come in and none go out, and no connection breaks. */
    void swallow() {
        open = new CountDownLatch(1);
    }

    /** Hands on what was held back, and all that comes. */
    void release() {
        open.countDown();
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        listening.close();
        release();
        cut();
    }

    private void accept() throws IOException {
        while (!isClosed) {
            Socket worker = listening.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            worker.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            sockets.add(worker);
            sockets.add(server);
            if (isClosed) {
                cut(); // it came in while this was being closed
            }
            synchronized (this) {
                connections++;
                notifyAll();
            }
            start("proxy-up", () -> pump(worker, server));
            start("proxy-down", () -> pump(server, worker));
        }
    }

    private void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[65_536];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                awaitOpen();
                for (int start = 0; start < read; start += pieceBytes) {
                    out.write(piece, start, Math.min(pieceBytes, read - start));
                    out.flush();
                }
            }
        }
    }

    private void awaitOpen() throws IOException {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void start(String name, Step step) {
        Thread thread = new Thread(
                () -> {
                    try {
                        step.run();
                    } catch (IOException e) {
                        // A connection has broken, which is what this is for.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}

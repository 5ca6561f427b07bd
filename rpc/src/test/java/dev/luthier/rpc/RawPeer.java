package dev.luthier.rpc;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A worker written from docs/protocol.md alone, on a plain socket, so that it can also do what no worker should. */
final class RawPeer implements Closeable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    /** A frame as it came. */
    record Frame(int version, int type, String latin1) {
        byte[] payload() {
            return latin1.getBytes(StandardCharsets.ISO_8859_1);
        }

        String text() {
            return new String(payload(), StandardCharsets.UTF_8);
        }
    }

    RawPeer(int port) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(8192);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    static RawPeer joined(int port, byte[] secret, String experiment, String join) throws Exception {
        RawPeer peer = new RawPeer(port);
        peer.handshake(secret, experiment);
        peer.send(0x10, join);
        return peer;
    }

    void handshake(byte[] secret, String experiment) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(experiment.getBytes(StandardCharsets.UTF_8));
        byte[] nonce = new byte[32];
        Arrays.fill(nonce, (byte) 7);
        send(1, concat(digest, nonce));
        Frame challenge = read();
        if (challenge.type() != 2) {
            throw new ProtocolFailure(challenge);
        }
        byte[] seen = concat(new byte[] {1}, digest, nonce, Arrays.copyOf(challenge.payload(), 32));
        byte[] serverProof = hmac(secret, concat("luthier server".getBytes(StandardCharsets.US_ASCII), seen));
        if (!Arrays.equals(serverProof, Arrays.copyOfRange(challenge.payload(), 32, 64))) {
            throw new AssertionError("the server's proof is wrong");
        }
        send(3, hmac(secret, concat("luthier worker".getBytes(StandardCharsets.US_ASCII), seen)));
    }

    /** A frame came that is not the one that should come. */
    static final class ProtocolFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        ProtocolFailure(Frame frame) {
            super("type " + frame.type() + ", payload " + Arrays.toString(frame.payload()));
        }
    }

    void send(int type, String payload) throws IOException {
        send(type, payload.getBytes(StandardCharsets.UTF_8));
    }

    void send(int type, byte[] payload) throws IOException {
        sendBytes(concat(header(1, type, payload.length), payload));
    }

    void sendBytes(byte... bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    static byte[] header(int version, int type, int length) {
        return ByteBuffer.allocate(8)
                .putShort((short) 0x4c54)
                .put((byte) version)
                .put((byte) type)
                .putInt(length)
                .array();
    }

    Frame read() throws IOException {
        in.skipBytes(2);
        int version = in.readUnsignedByte();
        int type = in.readUnsignedByte();
        byte[] payload = new byte[in.readInt()];
        in.readFully(payload);
        return new Frame(version, type, new String(payload, StandardCharsets.ISO_8859_1));
    }

    /** The next frame of this type; others are passed over. */
    Frame read(int type) throws IOException {
        Frame frame = read();
        while (frame.type() != type) {
            frame = read();
        }
        return frame;
    }

    /** Whether the other side closes, sooner or later; what comes before is passed over. */
    boolean isCutOff() throws IOException {
        try {
            while (true) {
                read();
            }
        } catch (EOFException | SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] hmac(byte[] secret, byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(content);
    }
}

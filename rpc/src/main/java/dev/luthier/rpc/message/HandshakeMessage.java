package dev.luthier.rpc.message;

import dev.luthier.rpc.auth.Bytes32;
import io.netty.buffer.ByteBuf;

/** What is said before the two sides know each other: a few bytes of a fixed length, and nothing to parse. */
public sealed interface HandshakeMessage extends Message {

    void writeTo(ByteBuf out);

    /** Reads a payload whose length has been checked. */
    static HandshakeMessage read(FrameType type, ByteBuf in) {
        return switch (type) {
            case HELLO -> new Hello(readBytes(in), readBytes(in));
            case CHALLENGE -> new Challenge(readBytes(in), readBytes(in));
            case AUTH -> new Auth(readBytes(in));
            case REFUSED -> new Refused(Refused.Reason.of(in.readUnsignedByte()));
            default -> throw new ProtocolException(type + " is no part of the handshake");
        };
    }

    private static Bytes32 readBytes(ByteBuf in) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        in.readBytes(bytes);
        return Bytes32.of(bytes);
    }

    /** The worker begins: the digest of the experiment's name, and its nonce. */
    record Hello(Bytes32 experiment, Bytes32 nonce) implements HandshakeMessage {
        @Override
        public FrameType type() {
            return FrameType.HELLO;
        }

        @Override
        public void writeTo(ByteBuf out) {
            out.writeBytes(experiment.toArray()).writeBytes(nonce.toArray());
        }
    }

    /** The server's nonce, and its proof that it knows the secret. */
    record Challenge(Bytes32 nonce, Bytes32 proof) implements HandshakeMessage {
        @Override
        public FrameType type() {
            return FrameType.CHALLENGE;
        }

        @Override
        public void writeTo(ByteBuf out) {
            out.writeBytes(nonce.toArray()).writeBytes(proof.toArray());
        }
    }

    /** The worker's proof that it knows the secret. */
    record Auth(Bytes32 proof) implements HandshakeMessage {
        @Override
        public FrameType type() {
            return FrameType.AUTH;
        }

        @Override
        public void writeTo(ByteBuf out) {
            out.writeBytes(proof.toArray());
        }
    }

    /** The server does not want this worker; it closes the connection. */
    record Refused(Reason reason) implements HandshakeMessage {

        /** Why a worker is refused. */
        public enum Reason {
            /** The server speaks another version: the one in this frame's header. */
            VERSION(0),
            /** The server runs another experiment. */
            EXPERIMENT(1),
            /** The worker's proof is wrong: it has another secret. */
            PROOF(2);

            private final int code;

            Reason(int code) {
                this.code = code;
            }

            static Reason of(int code) {
                for (Reason reason : values()) {
                    if (reason.code == code) {
                        return reason;
                    }
                }
                throw new ProtocolException("there is no reason " + code + " to be refused");
            }
        }

        @Override
        public FrameType type() {
            return FrameType.REFUSED;
        }

        @Override
        public void writeTo(ByteBuf out) {
            out.writeByte(reason.code);
        }
    }
}

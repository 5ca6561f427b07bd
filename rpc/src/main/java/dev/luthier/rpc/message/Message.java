package dev.luthier.rpc.message;

/** What is said in one frame. */
public sealed interface Message permits HandshakeMessage, SessionMessage {
    FrameType type();
}

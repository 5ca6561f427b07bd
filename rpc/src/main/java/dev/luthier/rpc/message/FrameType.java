package dev.luthier.rpc.message;

import org.jspecify.annotations.Nullable;

/** The kinds of frame with their codes. Those of the handshake have payloads of one fixed length, the others JSON. */
public enum FrameType {
    HELLO(1, 64),
    CHALLENGE(2, 64),
    AUTH(3, 32),
    REFUSED(4, 1),
    JOIN(16),
    JOINED(17),
    LEAVE(18),
    BYE(19),
    HEARTBEAT(20),
    VERDICT(21),
    START(32),
    STOP(33),
    CONFIRM(34),
    REPORTS(48),
    LOG(49),
    ENDED(50);

    private static final int JSON = -1;
    private static final @Nullable FrameType[] BY_CODE = new @Nullable FrameType[256];

    static {
        for (FrameType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;
    private final int fixedLength;

    FrameType(int code) {
        this(code, JSON);
    }

    FrameType(int code, int fixedLength) {
        this.code = code;
        this.fixedLength = fixedLength;
    }

    /**
     * The type with this code, 0 to 255.
     *
     * @throws ProtocolException if there is none
     */
    public static FrameType of(int code) {
        FrameType type = BY_CODE[code];
        if (type == null) {
            throw new ProtocolException("there is no frame type " + code);
        }
        return type;
    }

    public int code() {
        return code;
    }

    /** Whether it belongs to the handshake. */
    public boolean isHandshake() {
        return fixedLength != JSON;
    }

    /** Length of the payload, if it belongs to the handshake. */
    public int fixedLength() {
        return fixedLength;
    }
}

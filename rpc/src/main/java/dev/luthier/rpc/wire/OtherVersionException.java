package dev.luthier.rpc.wire;

import dev.luthier.rpc.message.ProtocolException;

/** The peer speaks another version of the protocol. */
public final class OtherVersionException extends ProtocolException {
    private static final long serialVersionUID = 1;

    private final int version;

    OtherVersionException(int version) {
        super("peer speaks protocol version " + version + ", this side speaks version " + Frame.VERSION);
        this.version = version;
    }

    /** What the peer speaks. */
    public int version() {
        return version;
    }
}

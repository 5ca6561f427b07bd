package dev.luthier.rpc.message;

import io.netty.handler.codec.DecoderException;

/** The peer sent what the protocol does not allow; its connection is to be closed. */
public class ProtocolException extends DecoderException {
    private static final long serialVersionUID = 1;

    public ProtocolException(String message) {
        super(message);
    }

    public ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}

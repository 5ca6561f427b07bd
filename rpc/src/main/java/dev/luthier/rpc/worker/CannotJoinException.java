package dev.luthier.rpc.worker;

/** A worker could not join its experiment; the message says what was tried and what to look at. */
public final class CannotJoinException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What stood in the way. */
    public enum Obstacle {
        /** Nobody answers there, or not in this protocol. */
        UNREACHABLE,
        /** The other side speaks another version. */
        VERSION,
        /** The server runs another experiment. */
        EXPERIMENT,
        /** The two sides have different secrets. */
        SECRET,
        /** TLS failed, or the server shows another certificate than expected. */
        TLS
    }

    private final Obstacle obstacle;

    CannotJoinException(Obstacle obstacle, String message) {
        super(message);
        this.obstacle = obstacle;
    }

    CannotJoinException(Obstacle obstacle, String message, Throwable cause) {
        super(message, cause);
        this.obstacle = obstacle;
    }

    public Obstacle obstacle() {
        return obstacle;
    }
}

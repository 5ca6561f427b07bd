package dev.luthier.rpc.message;

/**
 * A message about an attempt, which must not get lost: it has a number, is kept until the other side has acknowledged that
 * number, and is said again on the next connection. The numbers of each direction of a session count 1, 2, 3 …
 */
public sealed interface AboutAttempt extends SessionMessage permits ToServer.Fact, ToWorker.Order {
    long seq();

    int trial();

    int attempt();

    /** Whether it is kept even when acknowledged, until something else says that it may be forgotten. */
    default boolean isKeptLonger() {
        return false;
    }
}

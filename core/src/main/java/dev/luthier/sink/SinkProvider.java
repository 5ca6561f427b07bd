package dev.luthier.sink;

/** Makes sinks from their addresses; found by {@link java.util.ServiceLoader}. */
public interface SinkProvider {

    /** What its addresses begin with: letters, followed by a colon and the place, as in {@code csv:results}. */
    String scheme();

    /**
     * A new sink for one experiment; it connects to nothing yet.
     *
     * @param place what follows the colon; empty if nothing does
     * @throws IllegalArgumentException if there can be no such place, saying what would be accepted
     */
    Sink sink(String place);
}

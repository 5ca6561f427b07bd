package dev.luthier.trial;

import java.nio.file.Path;

/** What a trial wrote to go on from. It is read when it is asked for, wherever it is kept; any thread. */
public interface Checkpoint {

    /** The trial that wrote it: the one that asks, or the one that this was started from. */
    int trial();

    /** The step that it stands at. */
    long step();

    /** Bytes of all its files. */
    long size();

    /**
     * What was given to {@link TrialContext#checkpoint(long, byte[])}.
     *
     * @throws IllegalStateException if it is a directory
     * @throws java.io.UncheckedIOException if it cannot be read, also because later ones have taken its place
     */
    byte[] bytes();

    /**
     * Copies its files into a directory, which is made if need be.
     *
     * @throws java.io.UncheckedIOException if that is not possible, also because later ones have taken its place
     */
    void copyTo(Path directory);
}

package dev.luthier.tracking;

import dev.luthier.definition.Definition;
import dev.luthier.trial.Trial;
import java.util.List;

/**
 * A file about a finished experiment, such as a chart, that goes to the tracking server with it; found by
 * {@link java.util.ServiceLoader}. Must be usable from any thread.
 */
public interface ResultFile {

    /** Its name, with folders if it is in one: {@code charts/best.svg}. */
    String path();

    /**
     * What is in it.
     *
     * @param trials all trials by number
     */
    byte[] content(Definition definition, List<Trial> trials);
}

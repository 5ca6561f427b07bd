package dev.luthier.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;

/**
 * The files of an experiment's checkpoints, or of its whole folder, wherever they are. Travels to the slots; used by any thread. Paths are relative,
 * and their parts are separated by '/'.
 */
public interface CheckpointFiles extends Serializable {

    /** The names of what is directly in a folder, the empty path being all of it; none if it does not exist. */
    List<String> list(String folder) throws IOException;

    InputStream open(String path) throws IOException;

    /** A new file, in folders that are made if need be; what is written is durable when it is closed. Replaces an old one. */
    OutputStream create(String path) throws IOException;

    /** Removes a file, or a folder with all that is in it; does nothing if there is neither. */
    void delete(String path) throws IOException;

    /** Where they are, for people. */
    String place();
}

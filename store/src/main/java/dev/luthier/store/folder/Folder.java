package dev.luthier.store.folder;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The one folder that holds an experiment's files, wherever it is. All that the journal needs of a file system. */
public interface Folder extends Closeable {

    /** The names of the files in it, sorted; none if it does not exist. */
    List<String> list() throws IOException;

    InputStream read(String name) throws IOException;

    /**
     * A new file, in a folder that is made if need be.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one of that name
     */
    Sink create(String name) throws IOException;

    void delete(String name) throws IOException;

    /** Makes durable what a process that is gone wrote to that file, and which files it deleted, where that can be done. */
    void sync(String name) throws IOException;

    /**
     * Keeps other writers out until it is closed.
     *
     * @throws IllegalStateException if there is one, saying who
     */
    WriterLock lock() throws IOException;

    /** Where that is, for people. */
    String place();

    /** A file that grows. */
    interface Sink extends Closeable {
        void write(byte[] bytes, int offset, int length) throws IOException;

        /** Makes durable what was written; answers false if this file system can do so only by {@link #close}. */
        boolean sync() throws IOException;
    }

    /** The right to write; what a crashed holder leaves of it expires. */
    interface WriterLock extends Closeable {

        /**
         * Makes sure that it still holds.
         *
         * @throws LockLostException if another writer has taken it over
         * @throws IOException if that cannot be found out now
         */
        void check() throws IOException;
    }

    /** Another writer has the journal now. */
    final class LockLostException extends IOException {
        private static final long serialVersionUID = 1;

        public LockLostException(String message) {
            super(message);
        }
    }
}

package dev.luthier.journal;

import org.jspecify.annotations.Nullable;

/** Facts cannot be made durable, for now or for good. */
public final class JournalUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean passing;

    /** @param passing whether it makes sense to try again */
    public JournalUnavailableException(String message, boolean passing, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether it makes sense to try again; if not, the journal has been taken over by another writer. */
    public boolean isPassing() {
        return passing;
    }
}

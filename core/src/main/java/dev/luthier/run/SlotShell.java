package dev.luthier.run;

import dev.luthier.event.Command;

/**
 * Carries out the commands that concern slots. Called by the loop's thread only; no method may block or throw: what cannot
 * be carried out shows as a lost slot.
 */
public interface SlotShell extends AutoCloseable {
    void start(Command.Start start);

    void stop(Command.Stop stop);

    void confirm(Command.Confirm confirm);

    void release(Command.Release release);

    /** Sends every slot away and leaves no thread, port or file behind; may take up to a second. Called once. */
    @Override
    void close();
}

package dev.luthier.controller;

import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been decided on the fact at hand, and how the experiment ended once it has. */
final class Outbox {
    private List<Command> commands = new ArrayList<>();
    private @Nullable Ending ending;

    void add(Command command) {
        commands.add(command);
    }

    /** Ends the experiment, unless it has ended. */
    void conclude(Ending.Kind kind, String detail) {
        if (ending == null) {
            ending = new Ending(kind, detail);
            add(new Command.Finish(ending));
        }
    }

    /** The experiment goes on, if it had ended. */
    void reopen() {
        ending = null;
    }

    @Nullable
    Ending ending() {
        return ending;
    }

    /** The commands since the last call, in the order in which they were decided. */
    List<Command> take() {
        List<Command> taken = commands;
        commands = new ArrayList<>(4);
        return taken;
    }
}

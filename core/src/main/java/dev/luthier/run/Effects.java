package dev.luthier.run;

import dev.luthier.event.Command;
import dev.luthier.event.CommandHandler;
import dev.luthier.event.Ending;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Where commands become effects. */
final class Effects implements CommandHandler {
    private final SlotShell shell;
    private final LongConsumer alarm;
    private final Consumer<Command.Suggest> asker;
    private final Consumer<Ending> end;

    /** @param end is told how the experiment ended; whoever runs the loop then gives the slots back */
    Effects(SlotShell shell, LongConsumer alarm, Consumer<Command.Suggest> asker, Consumer<Ending> end) {
        this.shell = shell;
        this.alarm = alarm;
        this.asker = asker;
        this.end = end;
    }

    @Override
    public void onSuggest(Command.Suggest command) {
        asker.accept(command);
    }

    @Override
    public void onStart(Command.Start command) {
        shell.start(command);
    }

    @Override
    public void onStop(Command.Stop command) {
        shell.stop(command);
    }

    @Override
    public void onConfirm(Command.Confirm command) {
        shell.confirm(command);
    }

    @Override
    public void onRelease(Command.Release command) {
        shell.release(command);
    }

    @Override
    public void onWakeAt(Command.WakeAt command) {
        alarm.accept(command.atMillis());
    }

    @Override
    public void onFinish(Command.Finish command) {
        end.accept(command.ending());
    }
}

package dev.luthier.event;

/** One method for every kind of command; the compiler proves that none is forgotten. */
public interface CommandHandler {
    void onSuggest(Command.Suggest command);

    void onStart(Command.Start command);

    void onStop(Command.Stop command);

    void onConfirm(Command.Confirm command);

    void onRelease(Command.Release command);

    void onWakeAt(Command.WakeAt command);

    void onFinish(Command.Finish command);
}

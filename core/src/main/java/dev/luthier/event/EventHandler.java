package dev.luthier.event;

/** One method for every kind of fact; the compiler proves that none is forgotten. */
public interface EventHandler {
    void onOpened(Event.Opened event);

    void onReopened(Event.Reopened event);

    void onSlotJoined(Event.SlotJoined event);

    void onSlotLost(Event.SlotLost event);

    void onSlotsUnavailable(Event.SlotsUnavailable event);

    void onSuggested(Event.Suggested event);

    void onOptimizerFailed(Event.OptimizerFailed event);

    void onReported(Event.Reported event);

    void onLogged(Event.Logged event);

    void onEnded(Event.Ended event);

    void onTimerFired(Event.TimerFired event);

    void onStopRequested(Event.StopRequested event);

    void onTrialsAdded(Event.TrialsAdded event);

    void onEnqueued(Event.Enqueued event);

    void onCancelRequested(Event.CancelRequested event);
}

package dev.luthier.run;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import java.util.List;

/** Looks at facts and decisions as they come: progress lines, dashboards, trackers. It never touches the controller. */
@FunctionalInterface
public interface ExperimentListener {

    /**
     * Called by the loop's thread after each fact, in order; must return quickly and not throw. A crash may take a fact back
     * that was told just before: then something else follows the earlier ones when the experiment goes on.
     *
     * @param history as it stands after the fact; a live view, not to be kept
     */
    void on(Event event, List<Command> decisions, ExperimentHistory history);

    /**
     * Called once in real time, before the first fact of a run, with a way to put facts to the loop, such as
     * {@link Event.CancelRequested}; what is put there after the end of the experiment is ignored.
     */
    default void onAttached(EventSink loop) {}

    /** The same for each fact of an earlier run, before the first one of this run; nothing is done about these any more. */
    default void onEarlier(Event event, List<Command> decisions, ExperimentHistory history) {}
}

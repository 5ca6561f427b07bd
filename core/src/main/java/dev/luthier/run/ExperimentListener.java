package dev.luthier.run;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import java.util.List;

/** Looks at facts and decisions as they come: progress lines, dashboards, trackers. It never touches the controller. */
public interface ExperimentListener {

    /** Called by the loop's thread after each fact, in order; must return quickly and not throw. */
    void on(Event event, List<Command> decisions);
}

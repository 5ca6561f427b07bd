package dev.luthier.run;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.event.Event;
import dev.luthier.problem.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether a journal may be gone on with: only with the definition that it was begun with, or with a larger budget. */
final class Resumption {
    private final Definition definition;
    private final boolean extend;

    Resumption(Definition definition, boolean extend) {
        this.definition = definition;
        this.extend = extend;
    }

    /** Refuses another definition as soon as the first fact tells it; the budget may have changed since. */
    void check(Event event) {
        if (event instanceof Event.Opened opened && !opened.definition().equals(asIf(opened.definition()))) {
            throw differs(opened.definition());
        }
    }

    // Handing out ahead is a matter of pace, not of what is asked: the recorded choice goes on.
    private Definition asIf(Definition recorded) {
        Duration aheadBelow = recorded.limits().aheadBelow();
        return definition
                .withBudget(recorded.budget())
                .withLimits(definition.limits().withAheadBelow(aheadBelow));
    }

    /**
     * Whether there is more to spend than the journal's facts knew of.
     *
     * @param withoutAdded the recorded budget without what people have added to it while the experiment ran, which is kept
     */
    boolean isExtended(Budget recorded, Budget withoutAdded) {
        if (definition.budget().equals(withoutAdded)) {
            return false;
        }
        boolean extended = extend && definition.budget().extendsBeyond(recorded);
        if (!extended && !definition.budget().equals(recorded)) {
            throw differs(definition.withBudget(recorded));
        }
        return extended;
    }

    private InvalidInputException differs(Definition recorded) {
        List<String> problems = new ArrayList<>(recorded.differences("recorded", definition, "now"));
        problems.add("make them equal to go on; or begin anew under another name, as with fork(\"" + definition.name()
                + "-2\"); a larger budget alone is accepted with extend()");
        return new InvalidInputException(
                "experiment '" + definition.name() + "', which was begun with another definition", problems);
    }
}

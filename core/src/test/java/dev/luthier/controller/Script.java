package dev.luthier.controller;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.time.Duration;
import java.util.List;

/** Feeds a controller with facts, one after the other, at a time that the test moves. */
final class Script {
    static final SlotId A = new SlotId(0, 1);
    static final SlotId B = new SlotId(1, 1);
    private static final Configuration ANY = Configuration.of("x", 0.5);

    private final Controller controller;
    private long suggestions;
    private long now = 1_000;

    private Script(Definition definition, AbstractEarlyStop rule) {
        controller = new Controller(definition, rule);
        on(new Event.Opened(now, definition));
    }

    static Script ofTrials(int trials) {
        return of(Budget.ofTrials(trials), Limits.DEFAULT, new NoStop());
    }

    static Script of(Limits limits) {
        return of(Budget.ofTrials(100), limits, new NoStop());
    }

    static Script of(AbstractEarlyStop rule) {
        return of(Budget.ofTrials(100), Limits.DEFAULT, rule);
    }

    static Script of(Budget budget, Limits limits, AbstractEarlyStop rule) {
        SearchSpace space = SearchSpace.builder().uniform("x", 0, 1).build();
        return new Script(
                new Definition(
                        "script",
                        "y",
                        Direction.MINIMIZE,
                        List.of(new Task("script", space)),
                        new Named("scripted"),
                        rule.described(),
                        budget,
                        limits,
                        7),
                rule);
    }

    Controller controller() {
        return controller;
    }

    List<Command> on(Event event) {
        return controller.on(event);
    }

    Script after(Duration time) {
        now += time.toMillis();
        return this;
    }

    List<Command> joined(SlotId slot) {
        return on(new Event.SlotJoined(now, slot, "host"));
    }

    List<Command> lost(SlotId slot) {
        return on(new Event.SlotLost(now, slot, "killed"));
    }

    List<Command> reopened() {
        return on(new Event.Reopened(now, controller.budget()));
    }

    List<Command> suggested() {
        return suggested(new Suggestion.Run(0, ANY, 1, "scripted"));
    }

    List<Command> suggested(Suggestion suggestion) {
        return on(new Event.Suggested(now, suggestions++, controller.history().facts(), suggestion));
    }

    List<Command> reported(int trial, int attempt, Report... reports) {
        return on(new Event.Reported(now, trial, attempt, List.of(reports)));
    }

    List<Command> finished(SlotId slot, int trial, int attempt, double metric) {
        return ended(slot, trial, attempt, new Outcome.Finished(metric));
    }

    List<Command> failed(SlotId slot, int trial, int attempt) {
        return ended(slot, trial, attempt, new Outcome.Failed(new Failure(Failure.Kind.EXCEPTION, "no luck")));
    }

    List<Command> ended(SlotId slot, int trial, int attempt, Outcome outcome) {
        return on(new Event.Ended(now, slot, trial, attempt, outcome));
    }

    List<Command> timer() {
        return on(new Event.TimerFired(now));
    }

    long now() {
        return now;
    }
}

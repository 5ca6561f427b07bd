package dev.luthier.dashboard;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.random.RandomStream;
import dev.luthier.run.ExperimentListener;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.ArrayList;
import java.util.List;

/** The facts of an experiment with many trials and 50 reports each, on 100 slots. */
final class LargeCourse {
    static final String NAME = "large";
    static final int REPORTS = 50;
    private static final int SLOTS = 100;
    private static final int REPORTS_A_FACT = 10;
    private static final long STEP_MILLIS = 200;

    private static final ExperimentHistory NOTHING =
            new ExperimentHistory.Snapshot(List.of(), List.of(), 0, 0, 0, Budget.ofTrials(1));

    private final ExperimentListener listener;
    private final SearchSpace space = SearchSpace.builder()
            .logUniform("lr", 1e-5, 1)
            .uniform("momentum", 0, 1)
            .uniform("dropout", 0, 0.6)
            .integer("layers", 1, 12)
            .choice("activation", "relu", "gelu", "tanh")
            .build();
    private final RandomStream random = RandomStream.of(7);
    private long clock = 1_767_225_600_000L;

    private LargeCourse(ExperimentListener listener) {
        this.listener = listener;
    }

    static void tell(ExperimentListener listener, int trials) {
        new LargeCourse(listener).tell(trials);
    }

    private void tell(int trials) {
        Definition definition = new Definition(
                NAME,
                "loss",
                Direction.MINIMIZE,
                List.of(new Task(NAME, space)),
                new Named("random"),
                new Named("median"),
                new Budget(trials, REPORTS, null),
                Limits.DEFAULT,
                7);
        say(new Event.Opened(clock, definition));
        for (int slot = 0; slot < SLOTS; slot++) {
            say(new Event.SlotJoined(clock, new SlotId(slot, 1), "worker-" + slot / 10));
        }
        for (int first = 0; first < trials; first += SLOTS) {
            round(first, Math.min(trials, first + SLOTS));
        }
        say(new Event.TimerFired(clock), new Command.Finish(new Ending(Ending.Kind.COMPLETED, "budget of " + trials)));
    }

    private void round(int from, int to) {
        double[] losses = new double[to - from];
        for (int trial = from; trial < to; trial++) {
            Configuration configuration = space.sample(random);
            losses[trial - from] = loss(configuration);
            SlotId slot = new SlotId(trial - from, 1);
            Suggestion run = new Suggestion.Run(0, configuration, REPORTS, "drawn");
            Assignment assignment = new Assignment(trial, 1, 0, configuration, REPORTS, trial);
            say(new Event.Suggested(clock, trial, 0, run), new Command.Start(slot, assignment));
        }
        for (int step = 1; step <= REPORTS; step += REPORTS_A_FACT) {
            for (int trial = from; trial < to; trial++) {
                clock += STEP_MILLIS / SLOTS;
                say(new Event.Reported(clock, trial, 1, reports(step, losses[trial - from])));
            }
        }
        for (int trial = from; trial < to; trial++) {
            clock++;
            Outcome outcome = trial % 5 == 4
                    ? new Outcome.Stopped("worse than the median")
                    : new Outcome.Finished(losses[trial - from]);
            say(new Event.Ended(clock, new SlotId(trial - from, 1), trial, 1, outcome));
        }
    }

    private List<Report> reports(int first, double loss) {
        List<Report> reports = new ArrayList<>();
        for (int step = first; step < first + REPORTS_A_FACT; step++) {
            reports.add(new Report(step, loss + 2.0 / step + 0.01 * random.nextDouble()));
        }
        return reports;
    }

    private double loss(Configuration values) {
        double rate = Math.log10(values.getDouble("lr")) + 2;
        return 0.1 * rate * rate
                + Math.abs(values.getDouble("dropout") - 0.2)
                + 0.02 * values.getLong("layers")
                + 0.05 * random.nextDouble();
    }

    private void say(Event event, Command... decisions) {
        listener.on(event, List.of(decisions), NOTHING);
    }
}

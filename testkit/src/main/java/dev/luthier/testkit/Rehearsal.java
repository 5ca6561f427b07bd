package dev.luthier.testkit;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Constraint;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.definition.HeadStart;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Objective;
import dev.luthier.definition.Task;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.random.RandomStream;
import dev.luthier.run.ExperimentListener;
import dev.luthier.run.ExperimentLoop;
import dev.luthier.simulator.Faults;
import dev.luthier.simulator.SimulatedSlots;
import dev.luthier.slot.TrialProgram;
import dev.luthier.slot.VerdictWait;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An experiment in virtual time, by which a contract judges. */
record Rehearsal(
        List<Task> tasks,
        Direction direction,
        Budget budget,
        int slots,
        boolean isRough,
        long seed,
        int objectives,
        double bound,
        boolean isPreceded) {
    private static final String METRIC = "metric";
    private static final String SIZE = "size";
    private static final double NO_BOUND = Double.POSITIVE_INFINITY;
    private static final double KEPT_BY_HALF = 0.5;
    private static final double KEPT_BY_NONE = -1;
    private static final int EARLIER_TRIALS = 12;

    private static final Limits PATIENT = Limits.DEFAULT.withFailures(Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
    private static final Faults ROUGH = Faults.NONE
            .withSlotLoss(0.1, Duration.ofSeconds(3))
            .withExceptions(0.1)
            .withNan(0.1)
            .withDelays(0.1, Duration.ofSeconds(2))
            .withDuplicates(0.05);

    /** With one objective. */
    Rehearsal(List<Task> tasks, Direction direction, Budget budget, int slots, boolean isRough, long seed) {
        this(tasks, direction, budget, slots, isRough, seed, 1, NO_BOUND, false);
    }

    /** What came out; a trial that was resumed is among the endings several times. */
    record Course(Ending ending, List<Suggestion> suggestions, List<Trial> trials, List<Trial> endings) {
        /** The suggestions without their notes, which may show metrics. */
        List<String> decisions() {
            return suggestions.stream().map(Course::withoutNote).toList();
        }

        private static String withoutNote(Suggestion suggestion) {
            if (suggestion instanceof Suggestion.Run run) {
                return "run task " + run.task() + " " + run.configuration() + " resource " + run.resource();
            }
            if (suggestion instanceof Suggestion.Resume resume) {
                return "resume trial " + resume.trial() + " resource " + resume.resource();
            }
            return suggestion instanceof Suggestion.Done ? "done" : "wait";
        }
    }

    /** Stops every fifth trial at its second report, whatever it says. */
    private static final class StopsEveryFifth extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.number() % 5 == 4 && toCheck.curve().size() >= 2;
        }
    }

    Rehearsal onSlots(int count) {
        return new Rehearsal(tasks, direction, budget, count, isRough, seed, objectives, bound, isPreceded);
    }

    Rehearsal withObjectives(int count) {
        return new Rehearsal(tasks, direction, budget, slots, isRough, seed, count, bound, isPreceded);
    }

    /** With a bound on a further metric, which about half of the configurations keep. */
    Rehearsal bounded() {
        return boundedBy(KEPT_BY_HALF);
    }

    /** With a bound on a further metric, which no configuration keeps. */
    Rehearsal boundedTooTightly() {
        return boundedBy(KEPT_BY_NONE);
    }

    private Rehearsal boundedBy(double largest) {
        return new Rehearsal(tasks, direction, budget, slots, isRough, seed, objectives, largest, isPreceded);
    }

    /** With results of an earlier experiment. */
    Rehearsal preceded() {
        return new Rehearsal(tasks, direction, budget, slots, isRough, seed, objectives, bound, true);
    }

    /** With failing, stopped and lost trials, NaN in any of the objectives, and late messages. */
    Rehearsal rough() {
        return new Rehearsal(tasks, direction, budget, slots, true, seed, objectives, bound, isPreceded);
    }

    Rehearsal mirrored() {
        Direction other = direction == Direction.MINIMIZE ? Direction.MAXIMIZE : Direction.MINIMIZE;
        return new Rehearsal(tasks, other, budget, slots, isRough, seed, objectives, bound, isPreceded);
    }

    Definition definition(AbstractOptimizer optimizer) {
        return new Definition(
                "contract",
                goals(),
                tasks,
                isPreceded ? precedent() : HeadStart.NONE,
                optimizer.described(),
                rule().described(),
                budget,
                PATIENT,
                seed);
    }

    private Goals goals() {
        List<Objective> all = new ArrayList<>(List.of(new Objective(METRIC, direction)));
        for (int further = 1; further < objectives; further++) {
            all.add(new Objective(METRIC + further, direction));
        }
        return new Goals(all, isBounded() ? List.of(new Constraint(SIZE, Constraint.Kind.AT_MOST, bound)) : List.of());
    }

    private boolean isBounded() {
        return bound < NO_BOUND;
    }

    private HeadStart precedent() {
        SearchSpace space = tasks.get(0).space();
        Landscape landscape = new Landscape(space, direction);
        RandomStream random = RandomStream.of(seed);
        List<HeadStart.Earlier> earlier = new ArrayList<>();
        for (int i = 0; i < EARLIER_TRIALS; i++) {
            Configuration configuration = space.sample(random);
            Map<String, Double> metrics = new LinkedHashMap<>(Map.of(METRIC, landscape.further(configuration, 0)));
            addFurther(metrics, landscape, configuration);
            earlier.add(new HeadStart.Earlier("earlier", configuration, metrics));
        }
        return new HeadStart(List.of(), earlier, List.of());
    }

    private Map<String, Double> metrics(Landscape landscape, Configuration configuration, TrialContext trial) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(METRIC, landscape.train(configuration, trial));
        addFurther(metrics, landscape, configuration);
        if (isRough && objectives > 1 && trial.number() % 7 == 3) {
            metrics.put(METRIC + (objectives - 1), Double.NaN);
        }
        return metrics;
    }

    private void addFurther(Map<String, Double> metrics, Landscape landscape, Configuration configuration) {
        for (int further = 1; further < objectives; further++) {
            metrics.put(METRIC + further, landscape.further(configuration, further));
        }
        if (isBounded()) {
            metrics.put(SIZE, landscape.size(configuration));
        }
    }

    Course run(AbstractOptimizer optimizer) {
        return run(optimizer, definition(optimizer));
    }

    Course run(AbstractOptimizer optimizer, Definition definition) {
        Landscape landscape = new Landscape(tasks.get(0).space(), direction);
        TrialProgram program = new TrialProgram(
                        METRIC, (configuration, trial) -> metrics(landscape, configuration, trial))
                .withVerdictWait(VerdictWait.under(rule()));
        InMemoryJournal journal = new InMemoryJournal();
        SimulatedSlots simulated = SimulatedSlots.of(slots)
                .problem(landscape)
                .epochTime((assignment, step) -> Duration.ofMillis(700 + 100 * (assignment.trial() % 7)))
                .suggestionCost(isRough ? Duration.ofMillis(300) : Duration.ZERO)
                .faults(isRough ? ROUGH : Faults.NONE)
                .seed(seed);
        List<Trial> endings = new ArrayList<>();
        ExperimentListener listener = (event, decisions, history) -> endings.addAll(
                history.ended().subList(endings.size(), history.ended().size()));
        try (ExperimentLoop loop = new ExperimentLoop(definition, optimizer, rule(), journal, List.of(listener))) {
            simulated.run(loop, program);
            return new Course(ended(loop.ending()), suggestions(journal), loop.trials(), endings);
        }
    }

    private AbstractEarlyStop rule() {
        return isRough ? new StopsEveryFifth() : new NoStop();
    }

    private static List<Suggestion> suggestions(InMemoryJournal journal) {
        return journal.events().stream()
                .filter(Event.Suggested.class::isInstance)
                .map(event -> ((Event.Suggested) event).suggestion())
                .toList();
    }

    private static Ending ended(@Nullable Ending ending) {
        if (ending == null) {
            throw new IllegalStateException("the slots returned before the experiment had ended");
        }
        return ending;
    }
}

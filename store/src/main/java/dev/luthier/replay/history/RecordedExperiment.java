package dev.luthier.replay.history;

import dev.luthier.controller.Controller;
import dev.luthier.controller.ExperimentHistory;
import dev.luthier.definition.Definition;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.event.SlotStay;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.store.Store;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An experiment as its facts leave it, read while it runs or after it. Immutable. */
public final class RecordedExperiment {
    /** Is told each fact, the oldest first. */
    @FunctionalInterface
    public interface Onlooker {
        /** @param history as it stands after the fact; a live view, not to be kept */
        void on(Event event, Definition definition, ExperimentHistory history);
    }

    private final Definition definition;
    private final List<Trial> trials;
    private final List<Trial> endings;
    private final List<SlotStay> slotStays;
    private final Map<Integer, Integer> origins;
    private final @Nullable Ending ending;
    private final int runs;
    private final long facts;
    private final long openedAtMillis;
    private final long latestAtMillis;

    private RecordedExperiment(Fold fold, Controller controller, Definition opened) {
        this.definition = opened.withBudget(controller.budget());
        this.trials = controller.trials();
        this.endings = List.copyOf(controller.history().ended());
        this.slotStays = controller.slotStays(fold.latestAtMillis);
        this.origins = new TreeMap<>(fold.origins);
        this.ending = fold.ending(controller);
        this.runs = fold.runs;
        this.facts = fold.facts;
        this.openedAtMillis = fold.openedAtMillis;
        this.latestAtMillis = fold.latestAtMillis;
    }

    /**
     * Reads an experiment's journal.
     *
     * @throws IllegalArgumentException if there is none of that name
     * @throws dev.luthier.problem.InvalidInputException if it is damaged or of a newer version
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static RecordedExperiment of(Store store, String experiment) {
        return of(store, experiment, (event, definition, history) -> {});
    }

    /** The same, and lets somebody look on. */
    public static RecordedExperiment of(Store store, String experiment, Onlooker onlooker) {
        Fold fold = new Fold(NotedStops.of(store, experiment), onlooker);
        store.read(experiment, fold::take);
        return fold.result();
    }

    /** With the budget that the latest run had. */
    public Definition definition() {
        return definition;
    }

    /** All trials by number, as they stand. */
    public List<Trial> trials() {
        return trials;
    }

    /** Every ending, the oldest first; a trial that was resumed is there once for each time it ended. */
    public List<Trial> endings() {
        return endings;
    }

    public List<SlotStay> slotStays() {
        return slotStays;
    }

    /** The trial whose checkpoint that trial went on from. */
    public Optional<Integer> origin(int trial) {
        return Optional.ofNullable(origins.get(trial));
    }

    /** How it ended; empty if it goes on, or was killed. */
    public Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    /** How often it was started. */
    public int runs() {
        return runs;
    }

    public long facts() {
        return facts;
    }

    /** Time of the first fact, in milliseconds since the epoch. */
    public long openedAtMillis() {
        return openedAtMillis;
    }

    /** Time of the latest fact, in milliseconds since the epoch. */
    public long latestAtMillis() {
        return latestAtMillis;
    }

    /** How long attempts ran on slots, together. */
    public Duration slotTime() {
        return Duration.ofMillis(trials.stream()
                .flatMap(trial -> trial.attempts().stream())
                .mapToLong(Attempt::durationMillis)
                .sum());
    }

    /** The best finished trial, by the experiment's goals. */
    public Optional<Trial> best() {
        return definition.goals().best(trials);
    }

    /** Takes facts in. */
    private static final class Fold {
        private final NotedStops stops;
        private final Onlooker onlooker;
        private final Map<Integer, Integer> origins = new TreeMap<>();
        private @Nullable Definition opened;
        private @Nullable Controller controller;
        private int runs;
        private long runBegan;
        private long facts;
        private long openedAtMillis;
        private long latestAtMillis;

        Fold(NotedStops stops, Onlooker onlooker) {
            this.stops = stops;
            this.onlooker = onlooker;
        }

        void take(Event event) {
            stops.nextFact();
            if (event instanceof Event.Opened opening) {
                opened = opening.definition();
                controller = new Controller(opening.definition(), stops);
                openedAtMillis = event.atMillis();
            }
            Controller known = controller;
            if (known == null || opened == null) {
                throw new IllegalArgumentException(
                        "the first fact is " + event + ", must be the opening of an experiment");
            }
            if (event instanceof Event.Opened || event instanceof Event.Reopened) {
                runs++;
                runBegan = facts;
            }
            int before = known.history().trialCount();
            known.on(event);
            if (event instanceof Event.Suggested suggested
                    && suggested.suggestion() instanceof Suggestion.Run run
                    && run.from() != null
                    && known.history().trialCount() > before) {
                origins.put(before, run.from());
            }
            facts++;
            latestAtMillis = event.atMillis();
            onlooker.on(event, opened, known.history());
        }

        // An early-stopping rule that threw has ended the experiment, which only the note tells.
        @Nullable
        Ending ending(Controller known) {
            Ending noted = stops.finishSince(runBegan);
            boolean ruleThrew = noted != null && noted.kind() == Ending.Kind.EARLY_STOP_FAILED;
            return known.ending() == null && ruleThrew ? noted : known.ending();
        }

        RecordedExperiment result() {
            if (controller == null || opened == null) {
                throw new IllegalArgumentException("the journal holds no fact");
            }
            return new RecordedExperiment(this, controller, opened);
        }
    }
}

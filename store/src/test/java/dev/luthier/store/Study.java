package dev.luthier.store;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.journal.Journal;
import dev.luthier.journal.JournalProvider;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small experiment with all that can happen in one: trials that finish, fail, are stopped and are promoted. */
final class Study {
    static final String NAME = "study";
    static final int TRIALS = 12;

    /** The trials that the training function was called for, in this order. */
    final List<Integer> trained = new ArrayList<>();

    static ExperimentBuilder<Configuration> describe() {
        return Luthier.experiment(
                        NAME,
                        SearchSpace.builder()
                                .uniform("x", 0, 1)
                                .choice("kind", "a", "ü\n\"b\"")
                                .build())
                .maximize("score")
                .optimizer(new Dice())
                .earlyStop(new BelowHalf())
                .trials(TRIALS)
                .maxResource(5)
                .seed(7)
                .quiet();
    }

    ExperimentResult<Configuration> run(JournalProvider journals, int slots) {
        return run(describe().journal(journals), slots);
    }

    ExperimentResult<Configuration> run(ExperimentBuilder<Configuration> description, int slots) {
        return run(description, new VirtualSlots(slots));
    }

    ExperimentResult<Configuration> run(ExperimentBuilder<Configuration> description, VirtualSlots slots) {
        return description.train(this::train).runOn(slots);
    }

    private double train(Configuration configuration, TrialContext trial) {
        trained.add(trial.number());
        double x = configuration.getDouble("x");
        if (x < 0.25) {
            return Double.NaN;
        }
        for (int step = 1; step <= trial.resource(); step++) {
            trial.report(step, x * step / 5);
        }
        return x;
    }

    /** Writes the first facts as a process that is killed leaves them: without a note on the last one. */
    static void writeDown(JournalProvider journals, InMemoryJournal whole, int facts) {
        try (Journal journal = journals.open(describe().train((x, trial) -> 0).definition())) {
            journal.replay(event -> {});
            for (int i = 0; i < facts; i++) {
                journal.append(whole.events().get(i));
                if (i < facts - 1) {
                    journal.note(whole.decisions().get(i));
                }
            }
            journal.commit();
        }
    }

    /** What was decided, in the end: everything about the trials but the times and the attempts. */
    static List<String> decided(List<Trial> trials) {
        return trials.stream()
                .map(trial -> trial.number() + " " + trial.configuration() + " " + trial.resource() + " "
                        + trial.state() + " " + trial.note() + " " + trial.curve() + " " + metric(trial))
                .toList();
    }

    private static String metric(Trial trial) {
        return trial.outcome() instanceof Outcome.Finished finished ? "" + finished.metric() : "";
    }

    /** Draws configurations for a short training, and promotes the good ones to a full one. */
    static final class Dice extends AbstractOptimizer {
        private static final int SHORT = 2;

        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            for (Trial trial : history()) {
                if (trial.isFinished()
                        && trial.resource() == SHORT
                        && trial.metric().getAsDouble() > 0.6
                        && isOver(trial)) {
                    return new Suggestion.Resume(trial.number(), budget().maxResource(), "promoted");
                }
            }
            return new Suggestion.Run(0, searchSpace().sample(random()), SHORT, "drawn");
        }

        private boolean isOver(Trial trial) {
            return running().stream().noneMatch(other -> other.number() == trial.number())
                    && history().stream()
                            .noneMatch(other -> other.number() == trial.number() && other.resource() > SHORT);
        }
    }

    /** Draws configurations and promotes none. */
    static final class Draws extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(searchSpace().sample(random()), "drawn");
        }
    }

    /** Stops what is below half of the best finished trial's value at that step. */
    static final class BelowHalf extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            long step = toCheck.curve().lastStep();
            return finalized.stream()
                    .filter(Trial::isFinished)
                    .anyMatch(other -> other.curve().bestUpTo(step, direction)
                            > 2 * toCheck.curve().last());
        }
    }
}

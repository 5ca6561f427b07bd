package dev.luthier.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.definition.Named;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.experiment.Experiment;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Catalog;
import dev.luthier.optimizer.NoStop;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.problem.Problems;
import dev.luthier.run.EventSink;
import dev.luthier.run.ExperimentListener;
import dev.luthier.run.LocalSlots;
import dev.luthier.run.Verifier;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer goes on when people add trials to a running experiment, or enqueue a configuration. */
class AddedTrialsTest {
    private static final int TRIALS = 14;
    private static final int ADDED = 6;
    private static final Configuration WISH = Configuration.of("x", 0.25, "kind", "a");

    // A matrix gives every task its own number of runs, whatever the budget.
    static Stream<String> optimizers() {
        return Catalog.load().optimizerNames().stream().filter(name -> !name.equals("matrix"));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void goesOnWithMoreTrialsAndAConfigurationThatItDidNotSuggest(String name) {
        InMemoryJournal journal = new InMemoryJournal();
        Optional<Experiment<Configuration>> experiment = describe(name, journal);
        assumeTrue(experiment.isPresent(), name + " is for other search spaces");

        ExperimentResult<Configuration> result = experiment.get().runOn(LocalSlots.of(2));

        assertThat(result.ending().kind()).as("%s", result.ending()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(result.definition().budget().trials()).isEqualTo(TRIALS + ADDED + 1);
        assertThat(result.trials())
                .filteredOn(trial -> trial.note().equals("by hand"))
                .singleElement()
                .satisfies(trial -> assertThat(trial.configuration()).isEqualTo(WISH));
        assertThat(result.trials()).hasSizeGreaterThan(TRIALS);
        verify(journal, name);
    }

    private static void verify(InMemoryJournal journal, String name) {
        Set<Long> asked = journal.events().stream()
                .filter(Event.Suggested.class::isInstance)
                .map(event -> ((Event.Suggested) event).factsSeen())
                .collect(Collectors.toSet());
        Verifier verifier = new Verifier(() -> optimizer(name), new NoStop(), asked);
        journal.events().forEach(event -> verifier.check(event, null));
        assertThat(verifier.difference()).isNull();
        assertThat(verifier.suggestions()).isGreaterThan(TRIALS);
    }

    private static AbstractOptimizer optimizer(String name) {
        return Catalog.load().optimizer(new Named(name), new Problems()).orElseThrow();
    }

    private static Optional<Experiment<Configuration>> describe(String name, InMemoryJournal journal) {
        try {
            return Optional.of(Luthier.experiment(
                            "added",
                            SearchSpace.builder()
                                    .uniform("x", 0, 1)
                                    .choice("kind", "a", "b")
                                    .build())
                    .minimize("loss")
                    .optimizer(new Named(name))
                    .trials(TRIALS)
                    .maxResource(9)
                    .seed(3)
                    .journal(definition -> journal)
                    .listener(new Visitor())
                    .quiet()
                    .train((values, trial) -> {
                        double loss = Math.abs(values.getDouble("x") - 0.4);
                        for (long step = 1; step <= trial.resource(); step++) {
                            trial.report(step, loss + 1.0 / step);
                        }
                        return loss;
                    }));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** Enqueues a configuration when three trials have ended, and adds trials when seven have. */
    private static final class Visitor implements ExperimentListener {
        private EventSink loop = fact -> {};
        private int ends;

        @Override
        public void onAttached(EventSink itsLoop) {
            loop = itsLoop;
        }

        @Override
        public void on(Event event, List<Command> decisions, ExperimentHistory history) {
            ends += event instanceof Event.Ended ? 1 : 0;
            if (event instanceof Event.Ended && ends == 3) {
                loop.accept(at -> new Event.Enqueued(at, 0, WISH, 9, "by hand"));
            } else if (event instanceof Event.Ended && ends == 7) {
                loop.accept(at -> new Event.TrialsAdded(at, ADDED, "not enough"));
            }
        }
    }
}

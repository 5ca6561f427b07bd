package dev.luthier.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.journal.Journal;
import dev.luthier.journal.JournalProvider;
import dev.luthier.journal.JournalUnavailableException;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.slot.VerdictWait;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialState;
import dev.luthier.trial.TrialStopped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole experiments on threads, with reports that wait for their verdicts for as long as it takes. */
@Timeout(300)
class LocalVerdictTest {
    private static final SearchSpace X =
            SearchSpace.builder().uniform("x", -1, 1).build();
    private static final VerdictWait FOREVER = new VerdictWait(1e15, 1);

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private EventSink loop = fact -> {};

    private static final class Sampler extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(searchSpace().sample(random()), "random");
        }
    }

    private static final class StopsWhere extends AbstractEarlyStop {
        private final Predicate<Trial> isHopeless;

        StopsWhere(Predicate<Trial> isHopeless) {
            this.isHopeless = isHopeless;
        }

        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return isHopeless.test(toCheck);
        }
    }

    @Test
    void trialStopsAtTheReportThatMakesItHopeless() {
        var result = run(
                trial -> trial.number() % 2 == 1 && trial.curve().size() == 2,
                definition -> new InMemoryJournal(),
                LocalSlots.of(2));

        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.curve().size()).isEqualTo(trial.number() % 2 == 1 ? 2 : 4));
        assertThat(seen).filteredOn(line -> line.startsWith("1 ")).containsExactly("1 passed 1", "1 stopped at 2");
        assertThat(result.counts().stopped()).isEqualTo(5);
    }

    @Test
    void ruleThatThrowsEndsTheExperimentAndTheWait() {
        var result = run(
                trial -> {
                    throw new IllegalStateException("no median of nothing");
                },
                definition -> new InMemoryJournal(),
                LocalSlots.of(1));

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.EARLY_STOP_FAILED);
        assertThat(seen).containsExactly("0 stopped at 1");
    }

    @Test
    void verdictComesNoSoonerThanTheJournalCanBeWritten() {
        StuckJournal journal = new StuckJournal(true);

        var result =
                run(trial -> trial.curve().size() == 2 && trial.number() == 0, definition -> journal, LocalSlots.of(1));

        assertThat(seen)
                .startsWith(
                        "0 passed 1", "the journal is stuck", "the journal goes on", "0 stopped at 2", "1 passed 1");
        assertThat(result.trials().get(0).state()).isEqualTo(TrialState.STOPPED);
        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
    }

    @Test
    void cancellingEndsTheWait() {
        StuckJournal journal = new StuckJournal(false);

        ExperimentResult<Configuration> result;
        try {
            result = run(trial -> false, definition -> journal, LocalSlots.of(1));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.CANCELLED);
        while (seen.size() < 3) {
            Thread.onSpinWait();
        }
        assertThat(seen).containsExactly("0 passed 1", "the journal is stuck", "0 stopped at 2");
    }

    private ExperimentResult<Configuration> run(Predicate<Trial> isHopeless, JournalProvider journals, Slots slots) {
        return Luthier.experiment("verdicts", X)
                .minimize("loss")
                .optimizer(new Sampler())
                .earlyStop(new StopsWhere(isHopeless))
                .trials(10)
                .maxResource(4)
                .journal(journals)
                .listener(new ExperimentListener() {
                    @Override
                    public void on(Event event, List<Command> decisions, ExperimentHistory history) {}

                    @Override
                    public void onAttached(EventSink events) {
                        loop = events;
                    }
                })
                .quiet()
                .train((configuration, trial) -> train(trial))
                .runOn((loop, program) -> slots.run(loop, program.withVerdictWait(FOREVER)));
    }

    private double train(TrialContext trial) {
        for (long step = 1; step <= trial.resource(); step++) {
            try {
                letTheClockMove();
                trial.report(step, 1.0 / step);
                seen.add(trial.number() + " passed " + step);
            } catch (TrialStopped e) {
                seen.add(trial.number() + " stopped at " + step);
                throw e;
            }
        }
        return 0.25;
    }

    private static void letTheClockMove() {
        long start = System.nanoTime();
        while (System.nanoTime() == start) {
            Thread.onSpinWait();
        }
    }

    /** Cannot be written once the second report has come, until it is asked again; or never, and then the caller is interrupted. */
    private final class StuckJournal implements Journal {
        private final InMemoryJournal memory = new InMemoryJournal();
        private final boolean goesOn;
        private boolean isStuck;
        private int failures;

        StuckJournal(boolean goesOn) {
            this.goesOn = goesOn;
        }

        @Override
        public void replay(Consumer<Event> facts) {
            memory.replay(facts);
        }

        @Override
        public void append(Event event) {
            memory.append(event);
            boolean isSecond = event instanceof Event.Reported reported && reported.lastStep() == 2;
            if (isSecond && failures == 0) {
                seen.add("the journal is stuck");
                isStuck = true;
            }
        }

        @Override
        public long commit() {
            if (isStuck && (failures == 0 || !goesOn)) {
                failures++;
                callAgain();
                throw new JournalUnavailableException("the disk is full", true, null);
            }
            if (isStuck) {
                isStuck = false;
                seen.add("the journal goes on");
            }
            return memory.commit();
        }

        private void callAgain() {
            if (goesOn) {
                loop.accept(at -> null);
            } else {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void note(List<Command> decisions) {
            memory.note(decisions);
        }

        @Override
        public boolean isQuick() {
            return true;
        }

        @Override
        public String place() {
            return "a disk that is full for a while";
        }

        @Override
        public void close() {}
    }
}

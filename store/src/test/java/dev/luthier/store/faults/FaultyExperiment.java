package dev.luthier.store.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.checkpoint.Checkpoints;
import dev.luthier.checkpoint.InMemoryCheckpoints;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.journal.Journal;
import dev.luthier.random.RandomStream;
import dev.luthier.run.ExperimentLoop;
import dev.luthier.slot.TrialProgram;
import dev.luthier.slot.VerdictWait;
import dev.luthier.store.Store;
import dev.luthier.store.VirtualDisk;
import dev.luthier.trial.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a schedule's experiment to its end, through all crashes, and looks after every run at what must always hold. */
final class FaultyExperiment {
    private static final int MOST_RUNS = 60;
    private static final int FACTS_BETWEEN_CRASHES = 120;
    private static final int OPERATIONS_BETWEEN_CRASHES = 60;
    /** Far more than any of these experiments needs. */
    private static final long MOST_FACTS = 30_000;

    private final Schedule schedule;
    private final RandomStream random;
    private final VirtualDisk disk;
    private final Store store;
    private final TrialProgram program;
    private final Set<String> confirmed = new HashSet<>();
    private List<Event> known = List.of();
    private long durable;
    private int runs;

    FaultyExperiment(Schedule schedule) {
        this.schedule = schedule;
        this.random = RandomStream.of(31, schedule.number);
        this.disk = new VirtualDisk(RandomStream.of(32, schedule.number), schedule.failingDisk, schedule.longestOutage);
        this.store = disk.store();
        this.program = program(schedule);
    }

    /** Returns how it ended in the end. */
    Result toEnd() {
        while (runs < MOST_RUNS) {
            Result result = run();
            if (result != null && result.isEnd()) {
                checkItStays(result);
                assertThat(store.verify("schedule", schedule.optimizer, schedule.rule.get())
                                .difference())
                        .isEmpty();
                return result;
            }
        }
        throw new AssertionError("did not end in " + MOST_RUNS + " runs");
    }

    /** How it ends if nothing goes wrong. */
    static Result quietly(Schedule schedule) {
        Journal journal = new InMemoryJournal();
        ExperimentLoop loop = loop(schedule, journal, ledger(schedule));
        schedule.quietSlots().run(loop, program(schedule));
        return new Result(loop.ending(), loop.trials(), List.of());
    }

    /** One run of the driver; null if it was killed. */
    private Result run() {
        boolean isKilled = runs < schedule.crashes;
        boolean atDisk = isKilled && random.nextBoolean();
        long killAt = isKilled && !atDisk ? known.size() + random.nextInt(FACTS_BETWEEN_CRASHES) : MOST_FACTS;
        if (atDisk) {
            disk.killAfter(random.nextInt(OPERATIONS_BETWEEN_CRASHES));
        }
        GroupedJournal journal = new GroupedJournal(
                store.open(schedule.definition),
                RandomStream.of(33, schedule.number, runs),
                schedule.longestLag,
                killAt);
        Ledger ledger = ledger(schedule);
        ExperimentLoop loop = loop(schedule, journal, ledger);
        try {
            loop.resume(false);
            checkNothingIsLost(journal, ledger);
            if (loop.ending() == null) {
                schedule.slots(runs).watch(this::watch).run(loop, program);
            }
            return ended(loop, journal, ledger);
        } catch (VirtualDisk.Killed e) {
            assertThat(journal.facts().size())
                    .as("facts of an experiment that does not end")
                    .isLessThan((int) MOST_FACTS);
            die(journal);
            return null;
        } finally {
            runs++;
        }
    }

    private Result ended(ExperimentLoop loop, GroupedJournal journal, Ledger ledger) {
        Result result = new Result(loop.ending(), loop.trials(), List.copyOf(journal.facts()));
        ledger.check(result.trials());
        if (result.isEnd() && random.nextBoolean()) {
            // Whoever was told of the end was told that it is durable.
            die(journal);
        } else {
            loop.close();
            known = List.copyOf(journal.facts());
            durable = Math.max(durable, journal.durable());
            disk.afterKill();
        }
        return result;
    }

    private void die(GroupedJournal journal) {
        known = List.copyOf(journal.facts());
        durable = Math.max(durable, journal.durable());
        if (random.nextBoolean()) {
            disk.afterPowerFailure();
        } else {
            disk.afterKill();
        }
    }

    /** The journal holds what the earlier run wrote, up to some point, and all that it was promised to hold. */
    private void checkNothingIsLost(GroupedJournal journal, Ledger ledger) {
        List<Event> left = journal.facts();
        assertThat((long) left.size()).as("facts, of which were durable").isGreaterThanOrEqualTo(durable);
        assertThat(left.size()).isLessThanOrEqualTo(known.size());
        assertThat(left).isEqualTo(known.subList(0, left.size()));
        for (String attempt : confirmed) {
            assertThat(ledger.knows(attempt))
                    .as("the confirmed end of attempt %s is written down", attempt)
                    .isTrue();
        }
    }

    /** Going on with an experiment that has ended changes nothing. */
    private void checkItStays(Result result) {
        GroupedJournal journal = new GroupedJournal(store.open(schedule.definition), random, 0, MOST_FACTS);
        Ledger ledger = ledger(schedule);
        ExperimentLoop loop = loop(schedule, journal, ledger);
        loop.resume(false);
        checkNothingIsLost(journal, ledger);
        assertThat(loop.trials()).isEqualTo(result.trials());
        assertThat(loop.ending()).isEqualTo(result.ending().isRegular() ? result.ending() : null);
        loop.close();
    }

    private void watch(Command order) {
        if (order instanceof Command.Confirm confirm) {
            confirmed.add(Ledger.attempt(confirm.trial(), confirm.attempt()));
        }
    }

    private static ExperimentLoop loop(Schedule schedule, Journal journal, Ledger ledger) {
        return new ExperimentLoop(
                schedule.definition, schedule.optimizer.get(), schedule.rule.get(), journal, List.of(ledger));
    }

    private static Ledger ledger(Schedule schedule) {
        return new Ledger(schedule.definition.limits());
    }

    private static TrialProgram program(Schedule schedule) {
        TrialProgram program = new TrialProgram(
                "loss", (configuration, trial) -> Map.of("loss", schedule.curves.train(configuration, trial)));
        return program.withCheckpoints(new Checkpoints(new InMemoryCheckpoints()))
                .withVerdictWait(VerdictWait.under(schedule.rule.get()));
    }

    /** How an experiment ended; one that could not write its journal goes on when it is run again. */
    record Result(Ending ending, List<Trial> trials, List<Event> facts) {
        boolean isEnd() {
            return ending.kind() != Ending.Kind.JOURNAL_FAILED;
        }
    }
}

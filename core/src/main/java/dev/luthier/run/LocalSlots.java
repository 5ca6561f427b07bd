package dev.luthier.run;

import dev.luthier.definition.Definition;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.slot.TrialProgram;
import dev.luthier.slot.TrialReporter;
import dev.luthier.slot.TrialRunner;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slots that are threads of this JVM. */
public final class LocalSlots extends LiveSlots {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSlots.class);
    private static final Duration TIME_TO_LEAVE = Duration.ofSeconds(1);

    private final int count;

    private LocalSlots(int count) {
        this.count = count;
    }

    /**
     * So many threads.
     *
     * @throws IllegalArgumentException if {@code count} is below 1
     */
    public static LocalSlots of(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("slots is " + count + ", must be 1 or more");
        }
        return new LocalSlots(count);
    }

    @Override
    public Map<String, String> description() {
        return Map.of("slots", count + " local threads");
    }

    @Override
    protected SlotShell open(Definition definition, TrialProgram program, EventSink events) {
        return new Shell(definition.name(), program, events);
    }

    private final class Shell implements SlotShell {
        private final List<TrialRunner> runners = new ArrayList<>();

        Shell(String experiment, TrialProgram program, EventSink events) {
            for (int number = 0; number < count; number++) {
                SlotId slot = new SlotId(number, 1);
                runners.add(new TrialRunner(
                        "luthier-" + experiment + "-" + number, program, new LocalListener(slot, events)));
                events.accept(at -> new Event.SlotJoined(at, slot, "local"));
            }
        }

        @Override
        public void start(Command.Start start) {
            runner(start.slot()).start(start.assignment());
        }

        @Override
        public void stop(Command.Stop stop) {
            runner(stop.slot())
                    .stop(
                            stop.trial(),
                            stop.attempt(),
                            stop.reason().detail(),
                            stop.reason().interrupts());
        }

        @Override
        public void confirm(Command.Confirm confirm) {
            // Nothing can be lost between two threads, so nothing is kept until it is confirmed.
        }

        @Override
        public void release(Command.Release release) {
            LOG.warn("{} is given up: {}", release.slot(), release.reason());
            runner(release.slot()).close();
        }

        @Override
        public void close() {
            runners.forEach(TrialRunner::close);
            // A cancelled experiment comes here with the interrupt status set, and still has to wait for its threads.
            boolean interrupted = Thread.interrupted();
            long stubborn = countStubborn();
            if (stubborn > 0) {
                LOG.warn("{} training functions ignore interruption; their threads are left to themselves", stubborn);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private long countStubborn() {
            long deadline = System.nanoTime() + TIME_TO_LEAVE.toNanos();
            try {
                long stubborn = 0;
                for (TrialRunner runner : runners) {
                    boolean left = runner.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()));
                    stubborn += left ? 0 : 1;
                }
                return stubborn;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }

        private TrialRunner runner(SlotId slot) {
            return runners.get(slot.number());
        }
    }

    private record LocalListener(SlotId slot, EventSink events) implements TrialRunner.Listener {

        @Override
        public void reportsWaiting(TrialReporter reporter) {
            // Fetched when the loop gets to it: what was reported meanwhile comes along.
            events.accept(at -> fetched(reporter, at), reported -> reporter.judged(reported.lastStep()));
        }

        private static Event.@Nullable Reported fetched(TrialReporter reporter, long atMillis) {
            List<Report> reports = reporter.drain();
            return reports.isEmpty()
                    ? null
                    : new Event.Reported(atMillis, reporter.number(), reporter.attempt(), reports);
        }

        @Override
        public void logged(Assignment assignment, String line) {
            events.accept(at -> new Event.Logged(at, assignment.trial(), assignment.attempt(), line));
        }

        @Override
        public void ended(Assignment assignment, TrialReporter reporter, Outcome outcome) {
            reportsWaiting(reporter);
            events.accept(at -> new Event.Ended(at, slot, assignment.trial(), assignment.attempt(), outcome));
        }
    }
}

package dev.luthier.store;

import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.run.ExperimentLoop;
import dev.luthier.run.SlotShell;
import dev.luthier.run.Slots;
import dev.luthier.slot.TrialProgram;
import dev.luthier.slot.TrialReporter;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongFunction;

/** Slots in virtual time on the calling thread: the same program always gives the same facts at the same times. */
public final class VirtualSlots implements Slots {
    private static final long STEP_MILLIS = 10;
    private static final long START = 1_767_225_600_000L;
    private static final int MOST_TRIES = 50;

    private record Due(long atMillis, long order, Event event) {}

    private final int count;
    private final int askedAfter;
    private final List<LongFunction<Event>> asked;

    public VirtualSlots(int count) {
        this(count, 0, List.of());
    }

    private VirtualSlots(int count, int askedAfter, List<LongFunction<Event>> asked) {
        this.count = count;
        this.askedAfter = askedAfter;
        this.asked = asked;
    }

    /** The same, and after so many facts somebody asks for something, all at once. */
    VirtualSlots asking(int afterFacts, List<LongFunction<Event>> what) {
        return new VirtualSlots(count, afterFacts, what);
    }

    @Override
    public void run(ExperimentLoop loop, TrialProgram program) {
        new Run(loop, program).toEnd();
    }

    @Override
    public boolean isVirtual() {
        return true;
    }

    private final class Run implements SlotShell {
        private final ExperimentLoop loop;
        private final TrialProgram program;
        private final PriorityQueue<Due> queue =
                new PriorityQueue<>(Comparator.comparingLong(Due::atMillis).thenComparingLong(Due::order));
        private long nowMillis;
        private long order;

        Run(ExperimentLoop loop, TrialProgram program) {
            this.loop = loop;
            this.program = program;
            this.nowMillis = Math.max(START, loop.latestAtMillis() + 1);
        }

        void toEnd() {
            loop.attachInline(this, at -> put(at, new Event.TimerFired(at)));
            put(nowMillis, loop.opening(nowMillis));
            for (int number = 0; number < count; number++) {
                put(nowMillis, new Event.SlotJoined(nowMillis, new SlotId(number, 1), "virtual"));
            }
            for (int facts = 0; loop.ending() == null; facts++) {
                if (facts == askedAfter) {
                    loop.process(
                            asked.stream().map(each -> each.apply(nowMillis)).toList());
                }
                Due due = queue.remove();
                nowMillis = due.atMillis();
                loop.process(List.of(due.event()));
                tryAgain();
            }
        }

        private void tryAgain() {
            for (int tries = 0; loop.heldUp() != null && loop.ending() == null; tries++) {
                if (tries == MOST_TRIES || !loop.heldUp().isPassing()) {
                    loop.abandon(
                            new Ending(Ending.Kind.JOURNAL_FAILED, loop.heldUp().getMessage()));
                } else {
                    loop.process(List.of());
                }
            }
        }

        private void put(long atMillis, Event event) {
            queue.add(new Due(Math.max(nowMillis, atMillis), order++, event));
        }

        @Override
        public void start(Command.Start start) {
            Assignment assignment = start.assignment();
            TrialReporter reporter = new TrialReporter(assignment, program.metric(), waiting -> {}, line -> {});
            Outcome outcome = program.runToEnd(reporter, reporter);
            long at = nowMillis;
            for (Report report : reporter.drain()) {
                at += STEP_MILLIS;
                put(at, new Event.Reported(at, assignment.trial(), assignment.attempt(), List.of(report)));
            }
            at += STEP_MILLIS;
            put(at, new Event.Ended(at, start.slot(), assignment.trial(), assignment.attempt(), outcome));
        }

        @Override
        public void stop(Command.Stop stop) {
            queue.removeIf(due -> isOf(stop, due.event()));
            long at = nowMillis + 1;
            Outcome stopped = new Outcome.Stopped(stop.reason().detail());
            put(at, new Event.Ended(at, stop.slot(), stop.trial(), stop.attempt(), stopped));
        }

        private static boolean isOf(Command.Stop stop, Event event) {
            return (event instanceof Event.Reported reported && reported.trial() == stop.trial())
                    || (event instanceof Event.Ended ended && ended.trial() == stop.trial());
        }

        @Override
        public void confirm(Command.Confirm confirm) {}

        @Override
        public void release(Command.Release release) {}

        @Override
        public void close() {}
    }
}

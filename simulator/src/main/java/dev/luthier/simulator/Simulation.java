package dev.luthier.simulator;

import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.journal.JournalUnavailableException;
import dev.luthier.random.RandomStream;
import dev.luthier.run.EventSink;
import dev.luthier.run.ExperimentLoop;
import dev.luthier.run.SlotShell;
import dev.luthier.run.TrialProgram;
import dev.luthier.trial.Assignment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** One experiment in virtual time: its slots, and the way that messages take between them and the loop. */
final class Simulation implements SlotShell, EventSink {
    private static final long MESSAGES = 2;
    private static final int MOST_TRIES = 50;

    private final Settings settings;
    private final ExperimentLoop loop;
    private final TrialProgram program;
    private final @Nullable Training training;
    private final VirtualTime time;
    private final List<SimulatedSlot> slots = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(Simulation::daemon);
    private long messages;
    private long alarmMillis = Long.MAX_VALUE;

    Simulation(Settings settings, ExperimentLoop loop, TrialProgram program) {
        this.settings = settings;
        this.loop = loop;
        this.program = program;
        SimulatedProblem problem = settings.problem();
        this.training = problem == null ? null : new Training(problem, program.metric());
        this.time = new VirtualTime(loop.latestAtMillis());
    }

    void run() {
        if (settings.suggestionCost().isZero()) {
            loop.attachInline(this, this::wakeAt);
        } else {
            Thinking thinking = new Thinking(time, settings.suggestionCost(), this);
            loop.attach(this, this::wakeAt, thinking, thinking);
        }
        accept(loop::opening);
        for (int number = 0; number < settings.slots(); number++) {
            SimulatedSlot slot = new SimulatedSlot(number, this);
            slots.add(slot);
            slot.join();
        }
        runToEnd();
    }

    private void runToEnd() {
        while (loop.ending() == null) {
            JournalUnavailableException problem = loop.heldUp();
            if (problem != null) {
                writeAgain(problem);
            } else if (Thread.currentThread().isInterrupted()) {
                cancel("the thread that runs it was interrupted");
            } else if (!time.step()) {
                cancel("nothing would ever happen any more: the trials that still run hang and have no time limit");
            }
        }
    }

    // No virtual time passes while a journal is written: what fails so often in a row has failed.
    private void writeAgain(JournalUnavailableException problem) {
        for (int tries = 1; tries < MOST_TRIES && problem.isPassing() && loop.heldUp() != null; tries++) {
            loop.process(List.of());
        }
        if (loop.heldUp() != null) {
            loop.abandon(new Ending(Ending.Kind.JOURNAL_FAILED, String.valueOf(problem.getMessage())));
        }
    }

    private void cancel(String reason) {
        accept(at -> new Event.CancelRequested(at, reason));
    }

    /** The loop learns of it now. */
    @Override
    public void accept(LongFunction<? extends @Nullable Event> fact) {
        Event event = fact.apply(time.nowMillis());
        if (event != null) {
            loop.process(List.of(event));
        }
    }

    /** The loop learns of it when the message has come through. */
    void send(LongFunction<Event> fact) {
        Faults faults = settings.faults();
        if (faults.delays() == 0 && faults.duplicates() == 0) {
            time.after(settings.networkDelay(), () -> accept(fact));
            return;
        }
        RandomStream random = RandomStream.of(settings.seed(), MESSAGES, messages++);
        boolean twice = random.nextDouble() < faults.duplicates();
        for (int i = 0; i < (twice ? 2 : 1); i++) {
            boolean late = random.nextDouble() < faults.delays();
            Duration more = late ? Fate.upTo(faults.delay(), random) : Duration.ZERO;
            time.after(settings.networkDelay().plus(more), () -> accept(fact));
        }
    }

    @Override
    public void start(Command.Start start) {
        time.after(settings.networkDelay(), () -> slot(start.slot().number()).start(start));
    }

    @Override
    public void stop(Command.Stop stop) {
        time.after(settings.networkDelay(), () -> slot(stop.slot().number()).stop(stop));
    }

    @Override
    public void confirm(Command.Confirm confirm) {
        // Messages may be late but are never lost, so nothing is kept until it is confirmed.
    }

    @Override
    public void release(Command.Release release) {
        slot(release.slot().number()).release(release.slot());
    }

    @Override
    public void close() {
        slots.forEach(SimulatedSlot::close);
        threads.shutdownNow();
    }

    VirtualTime time() {
        return time;
    }

    Faults faults() {
        return settings.faults();
    }

    Fate fate(Assignment assignment) {
        return new Fate(settings.faults(), settings.seed(), assignment);
    }

    SimulatedAttempt attempt(Assignment assignment, Fate fate) {
        return training != null
                ? training.attempt(assignment, fate)
                : new FunctionAttempt(program, assignment, fate, threads);
    }

    long epochNanos(Assignment assignment, long step, int slot) {
        return (long) (settings.epochTime().of(assignment, step).toNanos()
                * settings.slowness().applyAsDouble(slot));
    }

    private SimulatedSlot slot(int number) {
        return slots.get(number);
    }

    private void wakeAt(long atMillis) {
        if (atMillis < alarmMillis) {
            alarmMillis = atMillis;
            time.at(TimeUnit.MILLISECONDS.toNanos(atMillis), this::ringIfDue);
        }
    }

    private void ringIfDue() {
        if (alarmMillis <= time.nowMillis()) {
            alarmMillis = Long.MAX_VALUE;
            accept(Event.TimerFired::new);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "luthier-simulated-trial");
        thread.setDaemon(true);
        return thread;
    }
}

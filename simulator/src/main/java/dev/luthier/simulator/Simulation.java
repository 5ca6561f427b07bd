package dev.luthier.simulator;

import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.run.EventSink;
import dev.luthier.run.ExperimentLoop;
import dev.luthier.run.SlotShell;
import dev.luthier.slot.TrialProgram;
import dev.luthier.slot.VerdictWait;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** One experiment in virtual time: its slots, and the way that messages take between them and the loop. */
final class Simulation implements SlotShell, EventSink {
    /** An attempt's end, as its slot says it until it is confirmed. */
    private record UnconfirmedEnd(SlotId slot, int trial, int attempt) {}

    private final Settings settings;
    private final ExperimentLoop loop;
    private final TrialProgram program;
    private final @Nullable Training training;
    private final VirtualTime time;
    private final Network network;
    private final JournalWatch journal;
    private final Map<SlotId, Orders> ordersByStay = new HashMap<>();
    private final Set<UnconfirmedEnd> unconfirmed = new HashSet<>();
    private final List<SimulatedSlot> slots = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(Simulation::daemon);
    private long alarmMillis = Long.MAX_VALUE;

    Simulation(Settings settings, ExperimentLoop loop, TrialProgram program) {
        this.settings = settings;
        this.loop = loop;
        this.program = program;
        SimulatedProblem problem = settings.problem();
        this.training = problem == null ? null : new Training(problem, program.metric());
        this.time = new VirtualTime(loop.latestAtMillis());
        this.network = new Network(settings, time);
        this.journal = new JournalWatch(loop, time);
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
            if (Thread.currentThread().isInterrupted()) {
                interrupted("the thread that runs it was interrupted");
            } else if (!time.step()) {
                cancel("nothing would ever happen any more: the trials that still run hang and have no time limit");
            }
        }
    }

    // Whoever interrupts does not wait for a journal.
    private void interrupted(String reason) {
        cancel(reason);
        if (loop.ending() == null) {
            loop.abandon(new Ending(Ending.Kind.CANCELLED, reason));
        }
    }

    private void cancel(String reason) {
        accept(at -> new Event.CancelRequested(at, reason));
    }

    /** The loop learns of it now. */
    @Override
    public void accept(LongFunction<? extends @Nullable Event> fact) {
        accept(fact, event -> {});
    }

    @Override
    public <E extends Event> void accept(LongFunction<? extends @Nullable E> fact, Consumer<? super E> dealtWith) {
        E event = fact.apply(time.nowMillis());
        if (event != null) {
            loop.process(List.of(event));
            boolean isDealtWith = loop.heldUp() == null;
            journal.look();
            if (isDealtWith) {
                dealtWith.accept(event);
            }
        }
    }

    /** The loop learns of it when the message has come through, if it ever does. */
    void send(LongFunction<Event> fact) {
        network.send(() -> accept(fact));
    }

    /** The same with an answer once the loop has dealt with it, which comes through or not. */
    void ask(LongFunction<Event> fact, Runnable answer) {
        network.send(() -> accept(fact, dealtWith -> network.send(answer)));
    }

    /** The loop learns of it sooner or later: it is said until that is confirmed. */
    void sendEnd(SlotId slot, Assignment assignment, Outcome outcome) {
        UnconfirmedEnd end = new UnconfirmedEnd(slot, assignment.trial(), assignment.attempt());
        unconfirmed.add(end);
        sayUntilConfirmed(end, outcome);
    }

    private void sayUntilConfirmed(UnconfirmedEnd end, Outcome outcome) {
        if (unconfirmed.contains(end)) {
            send(at -> new Event.Ended(at, end.slot(), end.trial(), end.attempt(), outcome));
            if (network.loses()) {
                time.after(Network.SAY_AGAIN, () -> sayUntilConfirmed(end, outcome));
            }
        }
    }

    @Override
    public void start(Command.Start start) {
        settings.watch().accept(start);
        order(start.slot(), () -> slot(start.slot().number()).start(start));
    }

    @Override
    public void stop(Command.Stop stop) {
        settings.watch().accept(stop);
        order(stop.slot(), () -> slot(stop.slot().number()).stop(stop));
    }

    private void order(SlotId stay, Runnable order) {
        Orders orders = ordersByStay.computeIfAbsent(stay, id -> new Orders());
        long number = orders.number();
        network.deliver(() -> orders.arrived(number, order));
    }

    @Override
    public void confirm(Command.Confirm confirm) {
        settings.watch().accept(confirm);
        UnconfirmedEnd end = new UnconfirmedEnd(confirm.slot(), confirm.trial(), confirm.attempt());
        network.send(() -> unconfirmed.remove(end));
    }

    @Override
    public void release(Command.Release release) {
        settings.watch().accept(release);
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

    VerdictWait verdictWait() {
        return program.verdictWait();
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

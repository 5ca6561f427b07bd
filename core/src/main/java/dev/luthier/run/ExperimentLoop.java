package dev.luthier.run;

import dev.luthier.controller.Controller;
import dev.luthier.controller.ExperimentHistory;
import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.event.Command;
import dev.luthier.event.CommandHandler;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.event.SlotStay;
import dev.luthier.journal.Journal;
import dev.luthier.journal.JournalUnavailableException;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.trial.Trial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where facts become effects: journal the facts, ask the controller, note its decisions, carry them out. It
 * has no clock of its own; whoever runs the slots calls {@link #process} with facts, in real or in virtual time. Not
 * thread-safe: one thread at a time.
 *
 * <p>In real time a disk is not waited for: trials are started and stopped ahead of it, since a crash that takes back the
 * fact behind a start takes back no more than the start. What makes a promise is held back until the facts that it rests on
 * are durable: a slot is told that its result is safe, and the experiment has ended, only then.
 */
public final class ExperimentLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExperimentLoop.class);

    /** A decision that promises somebody that the first so many facts are durable. */
    private record Promise(long facts, Command command) {}

    private final Definition definition;
    private final Controller controller;
    private final OptimizerSession session;
    private final AbstractOptimizer optimizer;
    private final List<ExperimentListener> listeners;
    private final List<Event> waiting = new ArrayList<>();
    private final List<Command> undelivered = new ArrayList<>();
    private final Deque<Promise> promises = new ArrayDeque<>();
    private volatile ExperimentHistory published;
    private Budget resumed;
    private Journal journal;
    private @Nullable ExecutorService optimizerThread;
    private @Nullable CommandHandler effects;
    private @Nullable JournalUnavailableException heldUp;
    private @Nullable Ending ending;
    private boolean asksInline;
    private boolean concluded;
    private long facts;
    private long openedAtMillis;
    private long nowMillis;

    /** @param journal closed by {@link #close} */
    public ExperimentLoop(
            Definition definition,
            AbstractOptimizer optimizer,
            AbstractEarlyStop earlyStop,
            Journal journal,
            List<ExperimentListener> listeners) {
        this.definition = definition;
        this.journal = journal;
        this.controller = new Controller(definition, earlyStop);
        this.session = new OptimizerSession(optimizer, definition);
        this.optimizer = optimizer;
        this.listeners = List.copyOf(listeners);
        this.resumed = definition.budget();
        this.published = controller.history().snapshot();
    }

    /**
     * Goes to where the journal's facts lead, if it holds any, without doing anything. Called once, before anything else. An
     * experiment that did all it was meant to do has then {@link #ending ended}; any other goes on.
     *
     * @param extend whether it goes on with this definition's budget if that is larger than the recorded one
     * @throws dev.luthier.problem.InvalidInputException if the journal was begun with another definition, with every
     *     difference
     */
    public void resume(boolean extend) {
        Resumption resumption = new Resumption(definition, extend);
        journal.replay(event -> {
            resumption.check(event);
            List<Command> commands = fold(event);
            listeners.forEach(listener -> listener.onEarlier(event, commands, controller.history()));
        });
        boolean extended = facts > 0 && resumption.isExtended(controller.budget(), controller.budgetWithoutAdded());
        resumed = extended ? definition.budget() : controller.budget();
        Ending recorded = controller.ending();
        ending = recorded != null && recorded.isRegular() && !extended ? recorded : null;
        published = controller.history().snapshot();
    }

    /** The first fact of this run. */
    public Event opening(long atMillis) {
        return facts > 0 ? new Event.Reopened(atMillis, resumed) : new Event.Opened(atMillis, definition);
    }

    /**
     * Says where commands go in real time, before the first fact. A journal that takes its time is then written by a thread
     * of its own.
     *
     * @param shell carries out what concerns slots
     * @param alarm is asked to say {@link Event.TimerFired} at that time
     * @param sink where answers of an optimizer that thinks on a thread of its own are put; what is put there and is no fact
     *     asks for a call of {@link #process} all the same
     */
    public void attach(SlotShell shell, LongConsumer alarm, EventSink sink) {
        if (!asksInline) {
            listeners.forEach(listener -> listener.onAttached(sink));
        }
        if (!journal.isQuick()) {
            journal = new GroupCommit(definition.name(), journal, () -> sink.accept(at -> null));
        }
        if (optimizer.isQuick()) {
            attachInline(shell, alarm);
        } else {
            ExecutorService thread =
                    Executors.newSingleThreadExecutor(task -> daemon(task, "luthier-optimizer-" + definition.name()));
            Adviser adviser = new Adviser(session, () -> published, sink);
            effects = new Effects(shell, alarm, question -> thread.execute(() -> adviser.answer(question)), this::end);
            optimizerThread = thread;
        }
    }

    /** The same, but the optimizer is asked within {@link #process}, quick or not: for times in which thinking costs nothing. */
    public void attachInline(SlotShell shell, LongConsumer alarm) {
        asksInline = true;
        attach(shell, alarm, this::answeredAtOnce, Runnable::run);
    }

    /**
     * The same for one who decides when the optimizer thinks, as virtual time does: a question is put to {@code thinking}
     * whether the optimizer is quick or not, and must be run on the loop's own thread, between two calls of {@link #process}
     * or at once.
     */
    public void attach(SlotShell shell, LongConsumer alarm, EventSink sink, Executor thinking) {
        Adviser adviser = new Adviser(session, controller::history, sink);
        effects = new Effects(shell, alarm, question -> thinking.execute(() -> adviser.answer(question)), this::end);
    }

    /**
     * Takes facts in, in this order, and carries out what follows from them. Facts that come after the end are ignored. While
     * the journal {@link #heldUp cannot be written} they wait, and nothing is carried out; a call without facts tries again.
     */
    public void process(List<Event> facts) {
        if (ending != null) {
            return;
        }
        waiting.addAll(facts);
        if (heldUp == null || commitAndDeliver()) {
            takeWaiting();
            commitAndDeliver();
        }
    }

    /** What the experiment is, with the budget as it stands. */
    public Definition definition() {
        return definition.withBudget(controller.budget());
    }

    /** How the experiment ended; null while it goes on. */
    public @Nullable Ending ending() {
        return ending;
    }

    /** Why the journal cannot be written, and no fact is acted on until it can; null while all is well. */
    public @Nullable JournalUnavailableException heldUp() {
        return heldUp;
    }

    /** Whether a promise waits until more facts are durable: a call of {@link #process} without facts looks again. */
    public boolean isHoldingBack() {
        return !promises.isEmpty();
    }

    /** Ends the experiment although the journal cannot be written; it goes on another time from what the journal holds. */
    public void abandon(Ending why) {
        end(why);
    }

    /** All trials by number, as they stand. */
    public List<Trial> trials() {
        return controller.trials();
    }

    /** The slots that there were, up to the latest fact. */
    public List<SlotStay> slotStays() {
        return controller.slotStays(nowMillis);
    }

    /** Time of the first fact. */
    public long openedAtMillis() {
        return openedAtMillis;
    }

    /** Time of the latest fact. */
    public long latestAtMillis() {
        return nowMillis;
    }

    /**
     * Lets the optimizer finalize, if anything was run, unless it still thinks a second later, and closes the journal. Called
     * once, after the last fact.
     */
    @Override
    public void close() {
        try {
            if (effects != null) {
                finalizeOptimizer();
            }
        } finally {
            journal.close();
        }
    }

    private void finalizeOptimizer() {
        if (optimizerThread != null && !hasEnded(optimizerThread)) {
            LOG.warn("optimizer of '{}' still thinks after the end; it is left alone", definition.name());
            return;
        }
        try {
            session.close(controller.trials());
        } catch (RuntimeException e) {
            LOG.warn("optimizer of '{}' could not finalize; the result is not touched by that", definition.name(), e);
        }
    }

    private static boolean hasEnded(ExecutorService thread) {
        thread.shutdownNow();
        try {
            return thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return thread.isTerminated();
        }
    }

    // What an optimizer answers inline joins the same commit: asking it is no effect that anybody could see.
    private void takeWaiting() {
        boolean isNews = !waiting.isEmpty();
        while (!waiting.isEmpty() && !concluded) {
            List<Event> batch = List.copyOf(waiting);
            waiting.clear();
            batch.forEach(this::take);
        }
        if (isNews && optimizerThread != null) {
            published = controller.history().snapshot();
        }
    }

    private void take(Event event) {
        journal.append(event);
        List<Command> commands = fold(event);
        journal.note(commands);
        listeners.forEach(listener -> listener.on(event, commands, controller.history()));
        for (Command command : commands) {
            concluded |= command instanceof Command.Finish;
            if (asksInline && command instanceof Command.Suggest) {
                carryOut(command);
            } else if (command.isPromise()) {
                promises.addLast(new Promise(facts, command));
            } else {
                undelivered.add(command);
            }
        }
    }

    private boolean commitAndDeliver() {
        long durable;
        try {
            durable = journal.commit();
        } catch (JournalUnavailableException e) {
            heldUp = e;
            return false;
        }
        heldUp = null;
        List<Command> commands = List.copyOf(undelivered);
        undelivered.clear();
        commands.forEach(this::carryOut);
        while (!promises.isEmpty() && promises.getFirst().facts() <= durable) {
            carryOut(promises.removeFirst().command());
        }
        return true;
    }

    private List<Command> fold(Event event) {
        nowMillis = event.atMillis();
        openedAtMillis = event instanceof Event.Opened ? nowMillis : openedAtMillis;
        facts++;
        return controller.on(event);
    }

    private void end(Ending how) {
        ending = how;
    }

    private void carryOut(Command command) {
        if (effects == null) {
            throw new IllegalStateException("facts came before the loop was attached to its slots");
        }
        command.deliverTo(effects);
    }

    private void answeredAtOnce(LongFunction<? extends @Nullable Event> fact) {
        Event event = fact.apply(nowMillis);
        if (event != null) {
            waiting.add(event);
        }
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}

package dev.luthier.run;

import dev.luthier.controller.Controller;
import dev.luthier.controller.ExperimentHistory;
import dev.luthier.definition.Definition;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.journal.DecisionText;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the facts of an experiment again: asks a new controller what it decides on each of them, and a new optimizer
 * for each suggestion, from the same history that it was made from. Remembers the first difference. Not thread-safe.
 */
public final class Verifier {

    /**
     * A fact on which something else is decided now than was noted, or a suggestion that is made otherwise now.
     *
     * @param fact its number, from 0
     */
    public record Difference(long fact, Event event, String expected, String got) {
        @Override
        public String toString() {
            return "fact " + fact + ", " + event + ": expected '" + expected + "', got '" + got + "'";
        }
    }

    private final Supplier<AbstractOptimizer> optimizer;
    private final AbstractEarlyStop earlyStop;
    private final Set<Long> asked;
    private final TreeMap<Long, ExperimentHistory> histories = new TreeMap<>();
    private final TreeMap<Long, Integer> hints = new TreeMap<>();
    private final List<Event.Suggested> answers = new ArrayList<>();
    private @Nullable Controller controller;
    private @Nullable Definition definition;
    private @Nullable OptimizerSession session;
    private @Nullable Difference difference;
    private long facts;
    private long decisions;
    private long suggestions;

    /**
     * @param optimizer gives a new one each time
     * @param asked every {@link Event.Suggested#factsSeen()} that will come
     */
    public Verifier(Supplier<AbstractOptimizer> optimizer, AbstractEarlyStop earlyStop, Set<Long> asked) {
        this.optimizer = optimizer;
        this.earlyStop = earlyStop;
        this.asked = asked;
    }

    /**
     * Takes the next fact in; after the first difference, nothing any more.
     *
     * @param noted what was decided on it, in the words of {@link DecisionText}; null if that is not known
     */
    public void check(Event event, @Nullable String noted) {
        if (difference == null) {
            begin(event);
            if (event instanceof Event.Suggested suggested) {
                askAgain(suggested);
            }
            fold(event, noted);
        }
    }

    /** How many facts were taken in. */
    public long facts() {
        return facts;
    }

    /** On how many of them the decisions were known. */
    public long decisions() {
        return decisions;
    }

    /** How many suggestions were asked for again. */
    public long suggestions() {
        return suggestions;
    }

    /** The first; null if there was none so far. */
    public @Nullable Difference difference() {
        return difference;
    }

    // Each run of an experiment had a new optimizer, and what that had answered before a crash was forgotten.
    private void begin(Event event) {
        if (event instanceof Event.Opened opened) {
            definition = opened.definition();
            controller = new Controller(definition, earlyStop);
            session = new OptimizerSession(optimizer.get(), definition);
        } else if (controller == null || definition == null) {
            throw new IllegalArgumentException("the first fact is " + event + ", must be the opening of an experiment");
        } else if (event instanceof Event.Reopened reopened) {
            definition = definition.withBudget(reopened.budget());
            session = new OptimizerSession(optimizer.get(), definition);
            answers.clear();
            hints.clear();
        }
    }

    private void askAgain(Event.Suggested recorded) {
        ExperimentHistory seen = histories.get(recorded.factsSeen());
        if (seen == null || session == null) {
            return;
        }
        session.spend(seen.budget());
        histories.headMap(recorded.factsSeen()).clear();
        answers.removeIf(answer -> answer.number() < seen.suggestionCount());
        List<Suggestion> unfolded =
                answers.stream().map(Event.Suggested::suggestion).toList();
        Integer hint = hints.remove(recorded.number());
        Trial finished = hint == null ? null : seen.trial(hint);
        suggestions++;
        compare(
                recorded,
                recorded.suggestion().toString(),
                answer(session, recorded.number(), new UnfoldedHistory(seen, unfolded), finished));
        answers.add(recorded);
    }

    private static String answer(
            OptimizerSession session, long number, UnfoldedHistory history, @Nullable Trial finished) {
        try {
            return session.ask(number, history, finished).toString();
        } catch (RuntimeException e) {
            return "optimizer threw " + e;
        }
    }

    private void fold(Event event, @Nullable String noted) {
        if (controller == null) {
            throw new IllegalStateException("event=" + event + " came before an opening");
        }
        List<Command> commands = controller.on(event);
        if (noted != null) {
            decisions++;
            compare(event, noted, DecisionText.of(commands));
        }
        facts++;
        remember(commands, controller.history());
    }

    private void remember(List<Command> commands, ExperimentHistory history) {
        for (Command command : commands) {
            if (command instanceof Command.Suggest question && question.finished() != null) {
                hints.put(question.firstNumber(), question.finished());
            }
        }
        if (asked.contains(facts)) {
            histories.put(facts, history.snapshot());
        }
    }

    private void compare(Event event, String expected, String got) {
        if (difference == null && !expected.equals(got)) {
            difference = new Difference(facts, event, expected, got);
        }
    }
}

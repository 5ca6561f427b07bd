package dev.luthier.run;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.slot.StackTraces;
import dev.luthier.trial.Trial;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the optimizer and turns its answers, or its exception, into facts. One thread at a time. */
final class Adviser {
    private record Answer(long number, Suggestion suggestion) {}

    private final OptimizerSession session;
    private final Supplier<ExperimentHistory> history;
    private final EventSink facts;
    private final Deque<Answer> unfolded = new ArrayDeque<>();

    Adviser(OptimizerSession session, Supplier<ExperimentHistory> history, EventSink facts) {
        this.session = session;
        this.history = history;
        this.facts = facts;
    }

    /** Asks until the question is answered, the optimizer says wait or done, or throws. */
    void answer(Command.Suggest question) {
        for (int i = 0; i < question.count(); i++) {
            Suggestion suggestion;
            try {
                suggestion = ask(question.firstNumber() + i, i == 0 ? question.finished() : null);
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                String error = "optimizer threw " + StackTraces.of(e);
                facts.accept(at -> new Event.OptimizerFailed(at, error));
                return;
            }
            if (suggestion instanceof Suggestion.Wait || suggestion instanceof Suggestion.Done) {
                return;
            }
        }
    }

    private Suggestion ask(long number, @Nullable Integer finishedTrial) {
        ExperimentHistory folded = history.get();
        while (!unfolded.isEmpty() && unfolded.getFirst().number() < folded.suggestionCount()) {
            unfolded.removeFirst();
        }
        List<Suggestion> answers = unfolded.stream().map(Answer::suggestion).toList();
        Trial finished = finishedTrial == null ? null : folded.trial(finishedTrial);
        session.spend(folded.budget());
        Suggestion suggestion = session.ask(number, new UnfoldedHistory(folded, answers), finished);
        unfolded.addLast(new Answer(number, suggestion));
        long seen = folded.facts();
        facts.accept(at -> new Event.Suggested(at, number, seen, suggestion));
        return suggestion;
    }
}

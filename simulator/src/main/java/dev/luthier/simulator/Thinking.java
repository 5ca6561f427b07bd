package dev.luthier.simulator;

import dev.luthier.event.Event;
import dev.luthier.run.EventSink;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The thread of an optimizer whose suggestions take virtual time: one question at a time, one answer after the other. */
final class Thinking implements Executor, EventSink {
    private final VirtualTime time;
    private final Duration cost;
    private final EventSink answers;
    private final Deque<Runnable> questions = new ArrayDeque<>();
    private Duration thought = Duration.ZERO;
    private boolean isBusy;

    Thinking(VirtualTime time, Duration cost, EventSink answers) {
        this.time = time;
        this.cost = cost;
        this.answers = answers;
    }

    @Override
    public void execute(Runnable question) {
        questions.addLast(question);
        if (!isBusy) {
            isBusy = true;
            time.after(Duration.ZERO, this::think);
        }
    }

    /** An answer to the question at hand. */
    @Override
    public void accept(LongFunction<? extends @Nullable Event> answer) {
        thought = thought.plus(cost);
        time.after(thought, () -> answers.accept(answer));
    }

    private void think() {
        Runnable question = questions.pollFirst();
        if (question == null) {
            isBusy = false;
            return;
        }
        thought = Duration.ZERO;
        question.run();
        time.after(thought, this::think);
    }
}

package dev.luthier.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Task;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop in real time, beside a disk that answers when it is told to. */
@Timeout(300)
class GroupCommitTest {
    private static final SlotId SLOT = new SlotId(0, 1);

    private final SlowDisk disk = new SlowDisk();
    private final LinkedBlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final List<String> done = new ArrayList<>();
    private final ExperimentLoop loop = loopOf(3);
    private long now;

    @AfterEach
    void close() {
        disk.answer();
        loop.close();
    }

    @Test
    void nextTrialStartsBeforeTheDiskAnswersAndTheResultIsConfirmedAfter() {
        disk.keepSilent();
        open();
        end(0);

        assertThat(done).containsExactly("start 0", "start 1");

        disk.answer();
        awaitNews(() -> done.contains("confirm 0"));

        assertThat(disk.written()).hasAtLeastOneElementOfType(Event.Ended.class);
    }

    @Test
    void experimentHasEndedOnlyWhenThatIsDurable() {
        open();
        end(0);
        end(1);
        disk.keepSilent();
        end(2);

        assertThat(loop.ending()).isNull();

        disk.answer();
        awaitNews(() -> loop.ending() != null);

        assertThat(loop.ending()).isEqualTo(new Ending(Ending.Kind.COMPLETED, "budget of 3 trials"));
        assertThat(done).contains("confirm 0", "confirm 1", "confirm 2");
    }

    @Test
    void fullDiskHoldsUpTheNextTrialUntilThereIsSpace() {
        open();
        disk.fill();
        log();
        awaitNews(() -> loop.heldUp() != null);
        end(0);

        assertThat(done).containsExactly("start 0");

        disk.answer();
        awaitNews(() -> done.contains("confirm 0"));

        assertThat(loop.heldUp()).isNull();
        assertThat(done).containsExactly("start 0", "start 1", "confirm 0");
    }

    @Test
    void whatIsLeftAtTheEndIsWritten() {
        disk.keepSilent();
        open();
        log();

        disk.answer();
        loop.close();

        assertThat(disk.written()).hasAtLeastOneElementOfType(Event.Logged.class);
        assertThat(disk.isClosed()).isTrue();
    }

    private ExperimentLoop loopOf(int trials) {
        SearchSpace space = SearchSpace.builder().uniform("x", 0, 1).build();
        AbstractOptimizer dice = new Dice();
        Definition definition = new Definition(
                "slow-disk",
                "y",
                Direction.MINIMIZE,
                List.of(new Task("slow-disk", space)),
                dice.described(),
                new NoStop().described(),
                Budget.ofTrials(trials),
                Limits.DEFAULT,
                1);
        ExperimentLoop made = new ExperimentLoop(definition, dice, new NoStop(), disk, List.of());
        made.resume(false);
        made.attach(new Shell(), at -> {}, fact -> news.add("news"));
        return made;
    }

    private void open() {
        loop.process(List.of(loop.opening(now++), new Event.SlotJoined(now, SLOT, "here")));
    }

    private void end(int trial) {
        Outcome outcome = new Outcome.Finished(0.5, Map.of());
        loop.process(List.of(new Event.Ended(now++, SLOT, trial, 1, outcome)));
    }

    private void log() {
        loop.process(List.of(new Event.Logged(now++, 0, 1, "a line")));
    }

    private void awaitNews(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                news.poll(10, TimeUnit.SECONDS);
                loop.process(List.of());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Dice extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(searchSpace().sample(random()), "drawn");
        }
    }

    private final class Shell implements SlotShell {
        @Override
        public void start(Command.Start start) {
            done.add("start " + start.assignment().trial());
        }

        @Override
        public void stop(Command.Stop stop) {
            done.add("stop " + stop.trial());
        }

        @Override
        public void confirm(Command.Confirm confirm) {
            done.add("confirm " + confirm.trial());
        }

        @Override
        public void release(Command.Release release) {
            done.add("release " + release.slot());
        }

        @Override
        public void close() {}
    }
}

package dev.luthier.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private static final Command.Finish FINISH = new Command.Finish(new Ending(Ending.Kind.COMPLETED, "all tried"));

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Definition definition = definition();
    private final ConsoleProgress progress = new ConsoleProgress(
            definition, new ConsoleLine(new PrintStream(bytes, true, StandardCharsets.UTF_8), false));

    @Test
    void trialHandedOutAheadKeepsNoSecondSlotBusy() {
        join(history(List.of(), List.of()));

        progress.on(new Event.TimerFired(9_000), List.of(), history(List.of(), List.of(running(0), running(1))));

        assertThat(said()).contains("1 of 1 slots busy");
    }

    @Test
    void trialThatWasPromotedIsOneTrial() {
        List<Trial> ended = List.of(finished(0, 1, 0.5), finished(1, 1, 0.7), finished(0, 3, 0.25));
        join(history(ended.subList(0, 2), List.of()));

        progress.on(new Event.TimerFired(100), List.of(FINISH), history(ended, List.of()));

        assertThat(said()).contains("2/2 trials (2 finished, 0 stopped, 0 failed) | best loss 0.25");
    }

    private void join(ExperimentHistory history) {
        progress.on(new Event.Opened(1, definition), List.of(), history);
        progress.on(new Event.SlotJoined(2, new SlotId(0, 1), "here"), List.of(), history);
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static ExperimentHistory history(List<Trial> ended, List<Trial> running) {
        return new ExperimentHistory.Snapshot(ended, running, 2, 2, 3, Budget.ofTrials(2));
    }

    private static Trial running(int number) {
        return trial(number, 1, TrialState.RUNNING, null);
    }

    private static Trial finished(int number, long resource, double loss) {
        return trial(number, resource, TrialState.FINISHED, new Outcome.Finished(loss));
    }

    private static Trial trial(int number, long resource, TrialState state, @Nullable Outcome outcome) {
        return new Trial(number, 0, Configuration.of("x", 0.5), resource, state, "", List.of(), Curve.empty(), outcome);
    }

    private static Definition definition() {
        Task task = new Task("only", SearchSpace.builder().uniform("x", 0, 1).build());
        return new Definition(
                "two",
                "loss",
                Direction.MINIMIZE,
                List.of(task),
                new Named("random"),
                new Named("none"),
                new Budget(2, 3, null),
                Limits.DEFAULT,
                1);
    }
}

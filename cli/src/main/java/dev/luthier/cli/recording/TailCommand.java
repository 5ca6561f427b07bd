package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.replay.Recording;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code luthier tail}: the latest facts of an experiment, and those to come. */
@Command(
        name = "tail",
        description = "Shows the latest facts of an experiment, with -f also those to come until it has ended.",
        mixinStandardHelpOptions = true)
public final class TailCommand implements Callable<Integer> {
    private static final long PAUSE_MILLIS = 500;

    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "how many of the facts that there are; 20 unless said")
    private int count = 20;

    @Option(
            names = {"-f", "--follow"},
            description = "waits for more, until the experiment has ended")
    private boolean follow;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Recording recording = experiment.open()) {
            Deque<String> latest = new ArrayDeque<>();
            FactText text = new FactText(line -> keep(latest, line));
            long facts = recording.store().readFrom(recording.name(), 0, event -> event.deliverTo(text));
            latest.forEach(out::println);
            if (follow) {
                follow(recording, facts, out::println);
            }
            recording.experiment().ending().ifPresent(ending -> out.println("The experiment has ended: " + ending));
            return ExitCode.DONE;
        }
    }

    private void keep(Deque<String> latest, String line) {
        latest.addLast(line);
        if (latest.size() > count) {
            latest.removeFirst();
        }
    }

    private static void follow(Recording recording, long from, Consumer<String> lines) throws InterruptedException {
        FactText text = new FactText(lines);
        long facts = from;
        while (recording.experiment().ending().isEmpty()) {
            long before = facts;
            facts = recording.store().readFrom(recording.name(), before, event -> event.deliverTo(text));
            while (facts == before) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                facts = recording.store().readFrom(recording.name(), before, event -> event.deliverTo(text));
            }
        }
    }
}

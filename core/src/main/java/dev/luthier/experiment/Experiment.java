package dev.luthier.experiment;

import dev.luthier.ablation.AbstractAblator;
import dev.luthier.ablation.report.AblationReport;
import dev.luthier.checkpoint.CheckpointProvider;
import dev.luthier.checkpoint.Checkpoints;
import dev.luthier.checkpoint.InMemoryCheckpoints;
import dev.luthier.definition.Definition;
import dev.luthier.event.Ending;
import dev.luthier.journal.Journal;
import dev.luthier.journal.JournalProvider;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.provenance.RunDescription;
import dev.luthier.provenance.RunRecorder;
import dev.luthier.provenance.TrainingCode;
import dev.luthier.run.CheckpointCleaner;
import dev.luthier.run.ExperimentListener;
import dev.luthier.run.ExperimentLoop;
import dev.luthier.run.Slots;
import dev.luthier.sink.Sink;
import dev.luthier.sink.SinkFeeds;
import dev.luthier.slot.TrialProgram;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An experiment that can be run. Made by {@link ExperimentBuilder#train}.
 *
 * @param <C> what the training function is given a configuration as
 */
public final class Experiment<C> {
    private static final Logger LOG = LoggerFactory.getLogger(Experiment.class);

    private final Definition definition;
    private final AbstractOptimizer optimizer;
    private final AbstractEarlyStop earlyStop;
    private final ConfigurationForm<C> form;
    private final TrialProgram program;
    private final TrainingCode code;
    private final Map<String, String> inputs;
    private final List<ExperimentListener> listeners;
    private final List<Sink> sinks;
    private final @Nullable JournalProvider journals;
    private final boolean extend;
    private final boolean quiet;

    Experiment(
            Definition definition,
            AbstractOptimizer optimizer,
            AbstractEarlyStop earlyStop,
            ConfigurationForm<C> form,
            TrialProgram program,
            TrainingCode code,
            Map<String, String> inputs,
            List<ExperimentListener> listeners,
            List<Sink> sinks,
            @Nullable JournalProvider journals,
            boolean extend,
            boolean quiet) {
        this.definition = definition;
        this.optimizer = optimizer;
        this.earlyStop = earlyStop;
        this.form = form;
        this.program = program;
        this.code = code;
        this.inputs = new LinkedHashMap<>(inputs);
        this.listeners = listeners;
        this.sinks = sinks;
        this.journals = journals;
        this.extend = extend;
        this.quiet = quiet;
    }

    /** What this experiment is, as data. */
    public Definition definition() {
        return definition;
    }

    /**
     * Runs the experiment to its end on these slots and returns what came out, also when it ended early:
     * {@link ExperimentResult#ending()} says why. If its journal holds facts of earlier runs, it goes on from there: ended
     * trials count, running ones are run again; if it has done all it was meant to do, nothing is run. May be called once. If the calling thread is interrupted, the experiment
     * is cancelled, and the thread's interrupt status is set on return.
     *
     * @throws dev.luthier.problem.InvalidInputException if the journal was begun with another definition or on other data
     */
    public ExperimentResult<C> runOn(Slots slots) {
        try (SinkFeeds feeds = new SinkFeeds(definition, sinks)) {
            ExperimentResult<C> result = run(slots, feeds.listeners());
            feeds.end(result.ending()).forEach(this::warn);
            return result;
        }
    }

    private ExperimentResult<C> run(Slots slots, List<ExperimentListener> feeds) {
        TrialLogs logs = new TrialLogs();
        List<ExperimentListener> all = new ArrayList<>(listeners);
        all.addAll(feeds);
        all.add(logs);
        JournalProvider place = journals(slots);
        Checkpoints checkpoints = new Checkpoints(
                place instanceof CheckpointProvider keeper
                        ? keeper.checkpointsOf(definition)
                        : new InMemoryCheckpoints());
        CheckpointCleaner cleaner = new CheckpointCleaner(definition, checkpoints);
        all.add(cleaner);
        if (!quiet) {
            definition.headStart().notes().forEach(System.out::println);
            all.add(new ConsoleProgress(definition, ConsoleLine.ofProcess()));
        }
        try (cleaner;
                ExperimentLoop loop = open(place.open(definition), all)) {
            loop.resume(extend);
            Ending earlier = loop.ending();
            if (earlier == null) {
                runRecorded(record(place, slots), () -> slots.run(loop, program.withCheckpoints(checkpoints)));
            } else {
                say(definition.name() + " has ended before: " + earlier + ". Nothing is run; to run it anew say fork(\""
                        + definition.name() + "-2\"), to run more trials extend()");
            }
            ExperimentResult<C> result =
                    ExperimentResult.of(loop, form, new ExperimentResult.Beside(logs, checkpoints, ablation(loop)));
            say(result.toTable());
            return result;
        }
    }

    private @Nullable AblationReport ablation(ExperimentLoop loop) {
        return optimizer instanceof AbstractAblator ablator ? ablator.report(definition, loop.trials()) : null;
    }

    private ExperimentLoop open(Journal journal, List<ExperimentListener> all) {
        try {
            say(definition.name() + ": journal in " + journal.place());
            return new ExperimentLoop(definition, optimizer, earlyStop, journal, all);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private RunRecorder.OpenRecord record(JournalProvider place, Slots slots) {
        return place instanceof RunRecorder recorder
                ? recorder.record(definition, new RunDescription(code, slots.description(), inputs))
                : () -> {};
    }

    private static void runRecorded(RunRecorder.OpenRecord record, Runnable run) {
        try (record) {
            run.run();
        }
    }

    private JournalProvider journals(Slots slots) {
        if (journals != null) {
            return journals;
        }
        return slots.isVirtual() ? JournalProvider.inMemory() : DefaultJournals.find();
    }

    private void warn(String line) {
        say(line);
        if (quiet) {
            LOG.warn("'{}': {}", definition.name(), line);
        }
    }

    private void say(String line) {
        if (!quiet) {
            System.out.println(line);
        }
    }

    /**
     * Runs the training function once with this configuration, on the calling thread, with the full resource and nobody to
     * stop it: the way to try it out.
     *
     * @return the trial, with its curve; FAILED, with the stack trace, if the function threw
     * @throws IllegalArgumentException if the configuration is not of the search space
     */
    public Trial runOnce(C configuration) {
        return SingleTrial.run(definition, program, form.task(configuration), form.toConfiguration(configuration));
    }
}

package dev.luthier.experiment;

import dev.luthier.checkpoint.Checkpoints;
import dev.luthier.checkpoint.InMemoryCheckpoints;
import dev.luthier.definition.Definition;
import dev.luthier.slot.TrialProgram;
import dev.luthier.slot.TrialReporter;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Locale;

/** One trial on the calling thread, without an experiment around it. */
final class SingleTrial {
    private SingleTrial() {}

    static Trial run(Definition definition, TrialProgram program, int task, Configuration configuration) {
        definition.tasks().get(task).space().validate(configuration);
        long resource = definition.budget().maxResource();
        Assignment assignment = new Assignment(0, 1, task, configuration, resource, definition.seed());
        TrialProgram inMemory = program.withCheckpoints(new Checkpoints(new InMemoryCheckpoints()));
        Curve.Recorder curve = new Curve.Recorder();
        TrialReporter reporter = new TrialReporter(
                assignment,
                program.metric(),
                waiting -> waiting.drain().forEach(curve::append),
                line -> System.out.println("[trial 0] " + line));
        long startedAtMillis = System.currentTimeMillis();
        Outcome outcome = definition.goals().judge(inMemory.runToEnd(reporter, reporter));
        Attempt attempt = new Attempt(
                1,
                "the calling thread",
                resource,
                startedAtMillis,
                System.currentTimeMillis(),
                outcome.state().name().toLowerCase(Locale.ROOT));
        return new Trial(
                0, task, configuration, resource, outcome.state(), "given", List.of(attempt), curve.curve(), outcome);
    }
}

package dev.luthier.optimizers.halving;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An experiment by hand: asks an optimizer, and says how its trials end. */
final class Course implements TrialHistory {
    private final Definition definition;
    private final List<Trial> ended = new ArrayList<>();
    private final TreeMap<Integer, Trial> running = new TreeMap<>();
    private final Map<Integer, Trial> latest = new TreeMap<>();
    private OptimizerSession session;
    private long asked;

    Course(AbstractOptimizer optimizer, Direction direction, int trials, long maxResource) {
        this.definition = new Definition(
                "course",
                "metric",
                direction,
                List.of(new Task(
                        "course", SearchSpace.builder().uniform("x", 0, 1).build())),
                new Named("course"),
                new Named("none"),
                new Budget(trials, maxResource, null),
                Limits.DEFAULT,
                1);
        this.session = new OptimizerSession(optimizer, definition);
    }

    static Course minimizing(AbstractOptimizer optimizer, long maxResource) {
        return new Course(optimizer, Direction.MINIMIZE, 1_000, maxResource);
    }

    Definition definition() {
        return definition;
    }

    /** What it suggests for a free slot, as in {@code 3@1}, {@code wait} or {@code done}. */
    String next() {
        Suggestion suggestion = session.ask(asked++, this, null);
        if (suggestion instanceof Suggestion.Run run) {
            Trial trial = new Trial(
                    latest.size(),
                    0,
                    run.configuration(),
                    run.resource(),
                    TrialState.RUNNING,
                    run.note(),
                    List.of(),
                    Curve.empty(),
                    null);
            put(trial);
            return trial.number() + "@" + trial.resource();
        }
        if (suggestion instanceof Suggestion.Resume resume) {
            put(with(latest.get(resume.trial()), resume.resource(), TrialState.RUNNING, null));
            return resume.trial() + "@" + resume.resource();
        }
        return suggestion instanceof Suggestion.Done ? "done" : "wait";
    }

    /** Several free slots at once. */
    List<String> next(int slots) {
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            jobs.add(next());
        }
        return jobs;
    }

    Course finish(int trial, double metric) {
        return end(
                trial,
                Double.isNaN(metric)
                        ? new Outcome.Failed(new Failure(Failure.Kind.INVALID_METRIC, "NaN"))
                        : new Outcome.Finished(metric));
    }

    Course fail(int trial) {
        return end(trial, new Outcome.Failed(new Failure(Failure.Kind.EXCEPTION, "broken")));
    }

    Course end(int trial, Outcome outcome) {
        Trial was = running.remove(trial);
        Trial now = with(was, was.resource(), outcome.state(), outcome);
        ended.add(now);
        latest.put(trial, now);
        return this;
    }

    /** A new instance goes on. */
    void restart(AbstractOptimizer fresh) {
        session = new OptimizerSession(fresh, definition);
    }

    @Override
    public List<Trial> ended() {
        return List.copyOf(ended);
    }

    @Override
    public List<Trial> running() {
        return List.copyOf(running.values());
    }

    @Override
    public @Nullable Trial trial(int number) {
        return latest.get(number);
    }

    /** The trial of a job that {@link #next} named. */
    static int trialOf(String job) {
        return Integer.parseInt(job.substring(0, job.indexOf('@')));
    }

    /** Its resource. */
    static String resourceOf(String job) {
        return job.substring(job.indexOf('@') + 1);
    }

    private void put(Trial trial) {
        running.put(trial.number(), trial);
        latest.put(trial.number(), trial);
    }

    private static Trial with(Trial trial, long resource, TrialState state, @Nullable Outcome outcome) {
        return new Trial(
                trial.number(),
                0,
                trial.configuration(),
                resource,
                state,
                trial.note(),
                trial.attempts(),
                trial.curve(),
                outcome);
    }
}

package dev.luthier.run;

import dev.luthier.checkpoint.Checkpoints;
import dev.luthier.controller.ExperimentHistory;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the checkpoints that nobody will go on from: those of trials that failed or had the full resource, except the best
 * one's (with several objectives, those that no other one beats). Those of the others stay, since they can still be promoted.
 */
public final class CheckpointCleaner implements ExperimentListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointCleaner.class);
    private static final long SECONDS_TO_LEAVE = 5;

    private final Definition definition;
    private final Checkpoints checkpoints;
    private final ExecutorService thread;
    private int seen;
    private List<Trial> best = List.of();

    public CheckpointCleaner(Definition definition, Checkpoints checkpoints) {
        this.definition = definition;
        this.checkpoints = checkpoints;
        this.thread = Executors.newSingleThreadExecutor(
                task -> ExperimentLoop.daemon(task, "luthier-checkpoints-" + definition.name()));
    }

    @Override
    public void on(Event event, List<Command> decisions, ExperimentHistory history) {
        look(history).forEach(useless -> thread.execute(() -> remove(useless.number())));
    }

    @Override
    public void onEarlier(Event event, List<Command> decisions, ExperimentHistory history) {
        look(history);
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS_TO_LEAVE, TimeUnit.SECONDS)) {
                LOG.warn("some checkpoints of '{}' could not be removed in time", definition.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the endings in that are new and answers the trials that nobody will go on from since. */
    private List<Trial> look(ExperimentHistory history) {
        List<Trial> useless = new ArrayList<>();
        List<Trial> ended = history.ended();
        for (; seen < ended.size(); seen++) {
            Trial trial = ended.get(seen);
            if (trial.isFinished() && isFull(trial)) {
                List<Trial> candidates = new ArrayList<>(best);
                candidates.add(trial);
                best = candidates.stream()
                        .filter(each -> isBest(each, candidates))
                        .toList();
                candidates.removeAll(best);
                useless.addAll(candidates);
            } else if (trial.state() == TrialState.FAILED || isFull(trial)) {
                useless.add(trial);
            }
        }
        return useless;
    }

    private boolean isFull(Trial trial) {
        return trial.resource() >= definition.budget().maxResource();
    }

    private boolean isBest(Trial trial, List<Trial> candidates) {
        Goals goals = definition.goals();
        return goals.best(candidates).filter(trial::equals).isPresent()
                || (goals.objectives().size() > 1
                        && goals.paretoFront(candidates).contains(trial));
    }

    private void remove(int trial) {
        try {
            checkpoints.remove(trial);
        } catch (IOException e) {
            LOG.warn("the checkpoints of trial {} cannot be removed", trial, e);
        }
    }
}

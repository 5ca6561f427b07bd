package dev.luthier.run;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.definition.Definition;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the checkpoints that nobody will go on from: those of trials that failed or had the full resource, except the best
 * one's. Those of the others stay, since they can still be promoted.
 */
public final class CheckpointCleaner implements ExperimentListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointCleaner.class);
    private static final long SECONDS_TO_LEAVE = 5;

    private final Definition definition;
    private final Checkpoints checkpoints;
    private final ExecutorService thread;
    private int seen;
    private @Nullable Trial best;

    public CheckpointCleaner(Definition definition, Checkpoints checkpoints) {
        this.definition = definition;
        this.checkpoints = checkpoints;
        this.thread = Executors.newSingleThreadExecutor(
                task -> ExperimentLoop.daemon(task, "luthier-checkpoints-" + definition.name()));
    }

    @Override
    public void on(Event event, List<Command> decisions, ExperimentHistory history) {
        List<Trial> ended = history.ended();
        for (; seen < ended.size(); seen++) {
            onEnded(ended.get(seen));
        }
    }

    @Override
    public void onEarlier(Event event, List<Command> decisions, ExperimentHistory history) {
        List<Trial> ended = history.ended();
        for (; seen < ended.size(); seen++) {
            best = isBest(ended.get(seen)) ? ended.get(seen) : best;
        }
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

    private void onEnded(Trial trial) {
        if (!isBest(trial)) {
            removeIfUseless(trial);
            return;
        }
        Trial former = best;
        best = trial;
        if (former != null && former.number() != trial.number()) {
            removeIfUseless(former);
        }
    }

    private boolean isBest(Trial trial) {
        return trial.isFinished()
                && (best == null
                        || best.number() == trial.number()
                        || definition
                                .direction()
                                .better(
                                        trial.metric().getAsDouble(),
                                        best.metric().getAsDouble()));
    }

    private void removeIfUseless(Trial trial) {
        boolean canBePromoted = trial.state() != TrialState.FAILED
                && trial.resource() < definition.budget().maxResource();
        if (!canBePromoted) {
            thread.execute(() -> remove(trial.number()));
        }
    }

    private void remove(int trial) {
        try {
            checkpoints.remove(trial);
        } catch (IOException e) {
            LOG.warn("the checkpoints of trial {} cannot be removed", trial, e);
        }
    }
}

package dev.luthier.replay.reproduce;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;

/** Stops a trial at the last step of its record, if it was cut short there. */
final class RecordedEnds extends AbstractEarlyStop {
    private final Plan plan;

    RecordedEnds(Plan plan) {
        this.plan = plan;
    }

    @Override
    public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
        Stage stage = plan.at(toCheck.number()).stage(toCheck.resource());
        return stage.wasCutShort()
                && toCheck.curve().lastStep() >= stage.curve().lastStep();
    }

    @Override
    public String reason(Trial toCheck, List<Trial> finalized, Direction direction) {
        return "its record ends at step " + toCheck.curve().lastStep();
    }

    @Override
    public List<String> problems(Definition definition) {
        return List.of();
    }

    @Override
    public String name() {
        return "as-recorded";
    }
}

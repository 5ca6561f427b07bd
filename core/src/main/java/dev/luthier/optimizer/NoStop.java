package dev.luthier.optimizer;

import dev.luthier.definition.Definition;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;

/** Lets every trial run to its end. */
public final class NoStop extends AbstractEarlyStop {

    @Override
    public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
        return false;
    }

    @Override
    public List<String> problems(Definition definition) {
        return List.of();
    }

    @Override
    public String name() {
        return "none";
    }
}

package dev.luthier.optimizers.halving;

import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.halving.rung.Ladder.Gate;
import dev.luthier.trial.Trial;
import java.util.List;

/** Chooses the configuration of the next new trial; a function of its arguments, but for caches that follow the history. */
interface Proposer {

    /**
     * @param number of the new trial
     * @return a run, whose resource is of no meaning; or wait, or done
     */
    Suggestion propose(int number, List<Trial> history, List<Trial> running);

    /** Who is not worth going on with. Asked before {@link #propose}, with the same history and running trials. */
    default Gate gate(List<Trial> history, List<Trial> running) {
        return Gate.OPEN;
    }

    /**
     * At which rung the trial proposed last begins.
     *
     * @param drawn what the scheduler would say
     */
    default int firstRung(int number, int drawn) {
        return drawn;
    }
}

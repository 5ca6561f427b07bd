package dev.luthier.experiment;

import dev.luthier.trial.Attempt;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.List;

/**
 * How many trials ended in which way.
 *
 * @param unfinished trials that were waiting or running when the experiment ended
 * @param retried attempts that followed one whose slot was lost
 */
public record Counts(int finished, int stopped, int failed, int unfinished, int retried) {

    static Counts of(List<Trial> trials) {
        return new Counts(
                count(trials, TrialState.FINISHED),
                count(trials, TrialState.STOPPED),
                count(trials, TrialState.FAILED),
                count(trials, TrialState.PENDING) + count(trials, TrialState.RUNNING),
                trials.stream().mapToInt(Counts::retries).sum());
    }

    private static int count(List<Trial> trials, TrialState state) {
        return (int) trials.stream().filter(trial -> trial.state() == state).count();
    }

    private static int retries(Trial trial) {
        List<Attempt> attempts = trial.attempts();
        int retries = 0;
        for (int i = 1; i < attempts.size(); i++) {
            retries += attempts.get(i - 1).isLost() ? 1 : 0;
        }
        return retries;
    }
}

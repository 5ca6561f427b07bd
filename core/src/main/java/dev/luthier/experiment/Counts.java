package dev.luthier.experiment;

import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.List;

/**
 * How many trials ended in which way.
 *
 * @param unfinished trials that were waiting or running when the experiment ended
 * @param retried further attempts that were needed because a slot was lost
 */
public record Counts(int finished, int stopped, int failed, int unfinished, int retried) {

    static Counts of(List<Trial> trials) {
        return new Counts(
                count(trials, TrialState.FINISHED),
                count(trials, TrialState.STOPPED),
                count(trials, TrialState.FAILED),
                count(trials, TrialState.PENDING) + count(trials, TrialState.RUNNING),
                lostAttempts(trials));
    }

    private static int count(List<Trial> trials, TrialState state) {
        return (int) trials.stream().filter(trial -> trial.state() == state).count();
    }

    private static int lostAttempts(List<Trial> trials) {
        return (int) trials.stream()
                .flatMap(trial -> trial.attempts().stream())
                .filter(attempt -> attempt.ending().startsWith("lost"))
                .count();
    }
}

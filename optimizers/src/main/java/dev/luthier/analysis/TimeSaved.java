package dev.luthier.analysis;

import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.List;
import java.util.function.Predicate;

/**
 * What early stopping saved: each stopped trial would have gone on to its resource at the pace that it had.
 *
 * @param spentMillis what all trials took on their slots
 * @param savedMillis what the stopped ones would have taken on top
 * @param stopped how many trials were stopped
 * @param unknown how many of these had reported nothing, so that their pace is not known; they count as nothing saved
 */
public record TimeSaved(long spentMillis, long savedMillis, int stopped, int unknown) {

    static TimeSaved of(List<Trial> trials) {
        Predicate<Trial> hasPace = trial -> trial.curve().lastStep() > 0;
        List<Trial> stopped = trials.stream()
                .filter(trial -> trial.state() == TrialState.STOPPED)
                .toList();
        long spent = trials.stream().mapToLong(Trial::durationMillis).sum();
        long saved = stopped.stream().filter(hasPace).mapToLong(TimeSaved::rest).sum();
        long unknown = stopped.stream().filter(hasPace.negate()).count();
        return new TimeSaved(spent, saved, stopped.size(), (int) unknown);
    }

    /** The saved part of what there would have been to do, from 0 to 1. */
    public double share() {
        long total = spentMillis + savedMillis;
        return total == 0 ? 0 : (double) savedMillis / total;
    }

    private static long rest(Trial trial) {
        long steps = trial.curve().lastStep();
        long left = Math.max(0, trial.resource() - steps);
        return Math.round((double) trial.durationMillis() / steps * left);
    }
}

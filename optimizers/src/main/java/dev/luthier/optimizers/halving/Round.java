package dev.luthier.optimizers.halving;

import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.halving.rung.Bracket;
import dev.luthier.optimizers.halving.rung.Rung.Place;
import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One round of synchronous successive halving: nobody goes on from a rung before all have come to its end. Not thread-safe. */
final class Round {
    private final Bracket bracket;
    private final RungLevels levels;
    private final Direction direction;
    private final TreeSet<Place> survivors = new TreeSet<>();
    private final Set<Integer> chosen = new LinkedHashSet<>();
    private int trials;
    private int step;
    private int outstanding;
    private String note = "";

    /** @param trials how many take part: those of the bracket, or fewer if the budget has no more */
    Round(Bracket bracket, int trials, RungLevels levels, Direction direction) {
        this.bracket = bracket;
        this.levels = levels;
        this.direction = direction;
        this.trials = trials;
        this.outstanding = trials;
    }

    /** The resource with which its trials begin. */
    long firstResource() {
        return levels.level(bracket.firstRung());
    }

    /** A trial of this round runs. */
    void run(Trial trial) {
        catchUpWith(trial);
        chosen.remove(trial.number());
    }

    /** A trial of this round ended. */
    void end(Trial trial) {
        catchUpWith(trial);
        chosen.remove(trial.number());
        if (levels.rungWithin(trial.resource()) != bracket.firstRung() + step || outstanding == 0) {
            return;
        }
        if (trial.outcome() instanceof Outcome.Finished finished) {
            survivors.add(new Place(direction.loss(finished.metric()), trial.number()));
        }
        outstanding--;
        promoteIfComplete();
    }

    /** No trial will begin any more: it goes on with the first {@code begun}. */
    void closeAfter(int begun) {
        if (step == 0 && begun < trials) {
            outstanding -= trials - begun;
            trials = begun;
            promoteIfComplete();
        }
    }

    /** A trial that is further than the round should be says that the round was closed before. */
    private void catchUpWith(Trial trial) {
        if (step == 0 && levels.rungWithin(trial.resource()) > bracket.firstRung() && outstanding > 0) {
            outstanding = 0;
            promoteIfComplete();
        }
    }

    private void promoteIfComplete() {
        if (outstanding > 0 || step + 1 >= bracket.sizes().length) {
            return;
        }
        step++;
        outstanding = Math.min(bracket.sizes()[step], survivors.size());
        note = "promoted to rung " + (bracket.firstRung() + step) + " with the best " + outstanding + " of "
                + survivors.size();
        survivors.stream().limit(outstanding).forEach(place -> chosen.add(place.trial()));
        survivors.clear();
    }

    /** The next promotion; null if there is none now. */
    Suggestion.@Nullable Resume promotion() {
        return chosen.isEmpty()
                ? null
                : new Suggestion.Resume(chosen.iterator().next(), levels.level(bracket.firstRung() + step), note);
    }

    /** Whether nothing will happen in it any more. */
    boolean isOver() {
        return outstanding == 0 && chosen.isEmpty();
    }
}

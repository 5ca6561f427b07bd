package dev.luthier.optimizers.halving.rung;

import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.halving.rung.Rung.Place;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Who came to which rung: a cache that follows the history. Not thread-safe. */
public final class Ladder {
    /** A trial that may go on, and from which rung. */
    public record Promotion(int trial, int fromRung, int bestCount, int rungSize) {

        public Suggestion.Resume resume(RungLevels levels) {
            int to = fromRung + 1;
            String note = "promoted to rung " + to + ", among the best " + bestCount + " of " + rungSize;
            return new Suggestion.Resume(trial, levels.level(to), note);
        }
    }

    /** Holds back trials that would otherwise go on. */
    @FunctionalInterface
    public interface Gate {
        /** Holds back nobody. */
        Gate OPEN = (trial, toRung) -> true;

        boolean isOpen(int trial, int toRung);
    }

    private record Standing(int rung, Place place) {}

    /** If so many are held back at a rung, the others there, which are worse, are not asked for. */
    private static final int MOST_ASKED = 100;

    private final RungLevels levels;
    private final ToDoubleFunction<Trial> loss;
    private final List<Rung> rungs = new ArrayList<>();
    private final Map<Integer, Standing> waiting = new HashMap<>();
    private int seen;
    private int trialCount;

    /**
     * @param isDelayed whether no more than one of {@code eta} may ever go on from a rung
     * @param loss by which finished trials are compared
     */
    public Ladder(RungLevels levels, double eta, boolean isDelayed, ToDoubleFunction<Trial> loss) {
        this.levels = levels;
        this.loss = loss;
        for (int rung = 0; rung < levels.count(); rung++) {
            rungs.add(new Rung(eta, isDelayed));
        }
    }

    /** Takes in what is new. A trial that runs again has been promoted from where it ended last. */
    public void update(List<Trial> history, List<Trial> running) {
        for (; seen < history.size(); seen++) {
            Trial trial = history.get(seen);
            count(trial);
            leave(trial.number());
            enter(trial);
        }
        for (Trial trial : running) {
            count(trial);
            leave(trial.number());
        }
    }

    /** How many trials there are, running ones included. */
    public int trialCount() {
        return trialCount;
    }

    public Rung rung(int rung) {
        return rungs.get(rung);
    }

    /** Whom to promote: from the highest rung where anybody may, and at most to {@code highest}; null if nobody may. */
    @Nullable
    public Promotion promotion(int highest, Gate gate) {
        for (int from = highest - 1; from >= 0; from--) {
            Rung rung = rungs.get(from);
            int asked = 0;
            for (Place place : rung.promotable()) {
                if (asked++ == MOST_ASKED) {
                    break;
                }
                if (gate.isOpen(place.trial(), from + 1)) {
                    return new Promotion(place.trial(), from, rung.bestCount(), rung.size());
                }
            }
        }
        return null;
    }

    private void count(Trial trial) {
        trialCount = Math.max(trialCount, trial.number() + 1);
    }

    private void leave(int trial) {
        Standing standing = waiting.remove(trial);
        if (standing != null) {
            rungs.get(standing.rung).leave(standing.place);
        }
    }

    private void enter(Trial trial) {
        int rung = levels.rungWithin(trial.resource());
        if (rung < 0) {
            return;
        }
        if (trial.isFinished()) {
            Place place = new Place(loss.applyAsDouble(trial), trial.number());
            rungs.get(rung).add(place);
            waiting.put(trial.number(), new Standing(rung, place));
        } else {
            rungs.get(rung).addFailed(trial.number());
        }
    }
}

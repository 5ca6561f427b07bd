package dev.luthier.optimizers.gaussian;

import dev.luthier.definition.Goals;
import dev.luthier.optimizers.gaussian.Evidence.Kind;
import dev.luthier.optimizers.gaussian.Evidence.Row;
import dev.luthier.optimizers.tried.BestEarlier;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What earlier experiments found: their best configurations are tried first, and their results are uncertain observations
 * until there are enough of this one's own. Immutable.
 */
final class Precedents {
    private static final int TRIED_FIRST = 3;
    private static final int MOST_ROWS = 200;

    private final List<Trial> bestFirst;
    private final BestEarlier tryFirst;
    private final Direction direction;

    /** @param earlier finished trials, whose metrics are standardised */
    Precedents(List<Trial> earlier, Goals goals) {
        this.direction = goals.direction();
        this.tryFirst = new BestEarlier(earlier, goals, TRIED_FIRST);
        this.bestFirst = earlier.stream()
                .sorted(Comparator.comparingDouble(this::loss).thenComparingInt(Trial::number))
                .toList();
    }

    private double loss(Trial trial) {
        return direction.loss(trial.metric().orElseThrow());
    }

    boolean isEmpty() {
        return bestFirst.isEmpty();
    }

    /** One of the best configurations that is still to be tried. */
    Optional<Configuration> untried(Set<Configuration> known) {
        return tryFirst.untried(known::contains);
    }

    /** Rows with negative numbers, the best trials and some of the others if there are many. */
    List<Row> rows(Evidence.Encoded encoded) {
        List<Row> rows = new ArrayList<>();
        int all = bestFirst.size();
        int kept = Math.min(MOST_ROWS, all);
        int best = kept / 2;
        for (int i = 0; i < kept; i++) {
            Trial trial = bestFirst.get(i < best ? i : best + (i - best) * (all - best) / (kept - best));
            double[] unit = encoded.inputs().space().encode(trial.configuration());
            rows.add(new Row(-1 - i, Kind.EARLIER, loss(trial), unit));
        }
        return rows;
    }
}

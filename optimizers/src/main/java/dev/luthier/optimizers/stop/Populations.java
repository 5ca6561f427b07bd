package dev.luthier.optimizers.stop;

import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How the trials stood at a step, for each step that was asked for. */
final class Populations implements Digest {
    private static final int MOST_STEPS = 1_024;

    private final Statistic statistic;
    private final Predicate<Trial> counts;
    private final Direction direction;
    private final List<Trial> endings = new ArrayList<>();
    private final List<@Nullable Trial> replacements = new ArrayList<>();
    private final Map<Long, Population> bySteps = new LinkedHashMap<>();

    /** @param counts which endings are looked at */
    Populations(Statistic statistic, Predicate<Trial> counts, Direction direction) {
        this.statistic = statistic;
        this.counts = counts;
        this.direction = direction;
    }

    @Override
    public void add(Trial ending, @Nullable Trial replaced) {
        endings.add(ending);
        replacements.add(replaced);
    }

    /** Losses: smaller is better. */
    SortedLosses at(long step) {
        Population population = bySteps.get(step);
        if (population == null) {
            if (bySteps.size() == MOST_STEPS) {
                bySteps.clear();
            }
            population = new Population(step);
            bySteps.put(step, population);
        }
        return population.upToDate();
    }

    private final class Population {
        private final long step;
        private final SortedLosses losses = new SortedLosses();
        private int seen;

        Population(long step) {
            this.step = step;
        }

        SortedLosses upToDate() {
            for (; seen < endings.size(); seen++) {
                Trial replaced = replacements.get(seen);
                if (replaced != null && isIn(replaced)) {
                    losses.remove(loss(replaced));
                }
                Trial ending = endings.get(seen);
                if (isIn(ending)) {
                    losses.add(loss(ending));
                }
            }
            return losses;
        }

        private boolean isIn(Trial trial) {
            return counts.test(trial) && statistic.isDefined(trial.curve(), step);
        }

        private double loss(Trial trial) {
            return direction.loss(statistic.of(trial.curve(), step));
        }
    }
}

package dev.luthier.optimizers.differential;

import dev.luthier.optimizers.ranking.Standing;
import dev.luthier.random.RandomStream;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** The best trials that have ended: a cache that follows the history. */
final class Population {
    private final SearchSpace space;
    private final int capacity;
    private final Function<Trial, Standing> judge;
    private final long seed;
    private final TreeMap<Standing, double[]> members = new TreeMap<>();
    private int seen;

    Population(SearchSpace space, int capacity, Function<Trial, Standing> judge, long seed) {
        this.space = space;
        this.capacity = capacity;
        this.judge = judge;
        this.seed = seed;
    }

    /** Takes in the endings that are new; the worst gives way. A trial that ended several times stands where it last ended. */
    void update(List<Trial> history) {
        for (; seen < history.size(); seen++) {
            enter(history.get(seen));
        }
    }

    void enter(Trial ended) {
        Standing standing = judge.apply(ended);
        members.keySet().removeIf(member -> member.trial() == standing.trial());
        if (standing.isJudged()) {
            members.put(standing, genes(ended));
            if (members.size() > capacity) {
                members.pollLastEntry();
            }
        }
    }

    boolean isFull() {
        return members.size() == capacity;
    }

    /** The members' points, the best first. */
    List<double[]> ranked() {
        return new ArrayList<>(members.values());
    }

    /** A gene that is inactive in a trial, but may be active in its children, is given to it by chance, once and for all. */
    private double[] genes(Trial trial) {
        double[] genes = space.encode(trial.configuration());
        boolean[] active = space.active(trial.configuration());
        for (int i = 0; i < genes.length; i++) {
            genes[i] = active[i]
                    ? genes[i]
                    : RandomStream.of(seed, trial.number(), i).nextDouble();
        }
        return genes;
    }
}

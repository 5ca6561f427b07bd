package dev.luthier.optimizers.population;

import dev.luthier.optimizers.ranking.Standing;
import dev.luthier.trial.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Who is alive in the population, who waits to go on, and how many places are free for descendants of the best: a cache that
 * follows the history. Whether a trial goes on is decided when it ends, from what was known by then. Not thread-safe.
 */
final class Members {
    private final int firstTrial;
    private final int least;
    private final long fullResource;
    private final double quantile;
    private final Function<Trial, Standing> judge;
    private final TreeMap<Integer, Long> firstResources = new TreeMap<>();
    private final Map<Integer, Trial> alive = new TreeMap<>();
    private final TreeSet<Standing> standings = new TreeSet<>();
    private final Map<Integer, Trial> waiting = new TreeMap<>();
    private final Set<Integer> judged = new HashSet<>();
    private int replaced;
    private int seen;

    /**
     * @param firstTrial the trials before are no members
     * @param settings its population is so large that nobody gives way before as many members have ended once
     */
    Members(int firstTrial, long fullResource, PopulationSettings settings, Function<Trial, Standing> judge) {
        this.firstTrial = firstTrial;
        this.least = settings.populationSize();
        this.fullResource = fullResource;
        this.quantile = settings.quantile();
        this.judge = judge;
    }

    void update(List<Trial> history, List<Trial> running) {
        for (; seen < history.size(); seen++) {
            Trial trial = history.get(seen);
            firstResources.putIfAbsent(trial.number(), trial.resource());
            if (trial.number() >= firstTrial) {
                end(trial);
            }
        }
        for (Trial trial : running) {
            firstResources.putIfAbsent(trial.number(), trial.resource());
            waiting.remove(trial.number());
        }
    }

    /** How many trials there are, running ones and those that are no members included. */
    int trialCount() {
        return firstResources.isEmpty() ? 0 : firstResources.lastKey() + 1;
    }

    /** How many members began from nothing, with that resource. */
    long begun(long firstResource) {
        return firstResources.tailMap(firstTrial).values().stream()
                .filter(resource -> resource <= firstResource)
                .count();
    }

    /** How many of those that were replaced have no descendant in their place yet. */
    long vacancies(long firstResource) {
        long descendants = firstResources.tailMap(firstTrial).size() - begun(firstResource);
        return replaced - descendants;
    }

    /** The members that wait to go on. */
    List<Trial> waiting() {
        return List.copyOf(waiting.values());
    }

    /** The best of those that are alive, as they were when they ended last; the best first. */
    List<Trial> best() {
        return standings.stream()
                .limit(Math.max(1, share(standings.size(), quantile)))
                .map(standing -> alive.get(standing.trial()))
                .toList();
    }

    /** Of so many members, how many are the worst; as many are the best. */
    static int share(int members, double quantile) {
        return Math.min((int) Math.ceil(quantile * members), members / 2);
    }

    private void end(Trial trial) {
        judged.add(trial.number());
        leave(trial.number());
        waiting.remove(trial.number());
        if (!trial.isFinished()) {
            replaced++;
        } else if (trial.resource() < fullResource) {
            goOnOrGiveWay(trial);
        }
    }

    private void goOnOrGiveWay(Trial trial) {
        Standing standing = judge.apply(trial);
        enter(trial, standing);
        if (isAmongWorst(standing)) {
            leave(trial.number());
            replaced++;
        } else {
            waiting.put(trial.number(), trial);
        }
    }

    private boolean isAmongWorst(Standing standing) {
        int worse = standings.tailSet(standing, false).size();
        return judged.size() >= least && worse < share(standings.size(), quantile);
    }

    private void enter(Trial trial, Standing standing) {
        alive.put(trial.number(), trial);
        standings.add(standing);
    }

    private void leave(int trial) {
        Trial was = alive.remove(trial);
        if (was != null) {
            standings.remove(judge.apply(was));
        }
    }
}

package dev.luthier.optimizers.dehb;

import dev.luthier.optimizers.dehb.Subpopulation.Member;
import dev.luthier.optimizers.halving.rung.Bracket;
import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The subpopulations of all rungs: a cache that follows the history. Whether a trial is one of the founders of a rung, came
 * there from below or is a child follows from its number and the resource with which it began. Not thread-safe.
 */
final class Rungs {
    private final RungLevels levels;
    private final double eta;
    private final Direction direction;
    private final Function<Trial, double[]> genes;
    private final List<Subpopulation> rungs = new ArrayList<>();
    private final int[] shares;
    /** The place of each trial that began from nothing, at the rung where it did. */
    private final TreeMap<Integer, Origin> origins = new TreeMap<>();

    private final List<Set<Integer>> promoted = new ArrayList<>();
    private int seen;

    private record Origin(int rung, int place) {}

    Rungs(RungLevels levels, double eta, Direction direction, Function<Trial, double[]> genes) {
        this.levels = levels;
        this.eta = eta;
        this.direction = direction;
        this.genes = genes;
        this.shares = new int[levels.count()];
        int[] sizes = new int[levels.count()];
        for (Bracket bracket : Bracket.hyperband(levels.count(), eta)) {
            for (int i = 0; i < bracket.sizes().length; i++) {
                int rung = bracket.firstRung() + i;
                shares[rung] += bracket.sizes()[i];
                sizes[rung] = Math.max(sizes[rung], bracket.sizes()[i]);
            }
        }
        for (int size : sizes) {
            rungs.add(new Subpopulation(size));
            promoted.add(new HashSet<>());
        }
    }

    void update(List<Trial> history, List<Trial> running) {
        begin(history.subList(seen, history.size()), running);
        for (; seen < history.size(); seen++) {
            Trial trial = history.get(seen);
            promote(trial);
            end(trial);
        }
        running.forEach(this::promote);
    }

    /** How many trials there are, running ones included. */
    int trialCount() {
        return origins.isEmpty() ? 0 : origins.lastKey() + 1;
    }

    Subpopulation at(int rung) {
        return rungs.get(rung);
    }

    /** All rungs, that first which has had the least of its share of the trials. */
    List<Integer> mostBehindFirst() {
        return IntStream.range(0, rungs.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                                (Integer rung) -> (double) rungs.get(rung).jobs() / shares[rung])
                        .thenComparing(rung -> rung))
                .toList();
    }

    /** Whether this rung still gets its members from below. */
    boolean isFilling(int rung) {
        return rung > 0 && rungs.get(rung).promoted() < rungs.get(rung).size();
    }

    /** The best one below that may go on to a rung that is filling; null if there is none yet. */
    @Nullable
    Member promotable(int rung) {
        Subpopulation below = rungs.get(rung - 1);
        if (below.arrived() < eta * (rungs.get(rung).promoted() + 1)) {
            return null;
        }
        return below.members()
                .filter(member -> !promoted.get(rung).contains(member.trial()))
                .min(Member.BEST_FIRST)
                .orElse(null);
    }

    /** Whose differences are the steps at a rung: the best of the rung below, so many as the rung has; filled up from all rungs. */
    List<Member> parents(int rung, int least) {
        Subpopulation source = rungs.get(Math.max(0, rung - 1));
        List<Member> parents = new ArrayList<>(
                source.ranked().stream().limit(rungs.get(rung).size()).toList());
        for (int other = rungs.size() - 1; other >= 0 && parents.size() < least; other--) {
            Set<Integer> known = new HashSet<>();
            parents.forEach(parent -> known.add(parent.trial()));
            rungs.get(other).members().filter(each -> known.add(each.trial())).forEach(parents::add);
        }
        return parents;
    }

    /** In the order of their numbers, as they were suggested. */
    private void begin(List<Trial> ended, List<Trial> running) {
        TreeMap<Integer, Integer> begun = new TreeMap<>();
        for (List<Trial> trials : List.of(ended, running)) {
            trials.stream()
                    .filter(trial -> !origins.containsKey(trial.number()))
                    .forEach(trial -> begun.putIfAbsent(trial.number(), levels.rungWithin(trial.resource())));
        }
        begun.forEach((trial, rung) -> {
            origins.put(trial, new Origin(rung, rungs.get(rung).begun()));
            rungs.get(rung).begin();
        });
    }

    private void promote(Trial trial) {
        int rung = levels.rungWithin(trial.resource());
        if (origin(trial).rung < rung && promoted.get(rung).add(trial.number())) {
            rungs.get(rung).promote();
        }
    }

    private void end(Trial trial) {
        int rung = levels.rungWithin(trial.resource());
        Subpopulation subpopulation = rungs.get(rung);
        if (trial.outcome() instanceof Outcome.Finished finished) {
            Origin origin = origin(trial);
            int place = origin.rung == rung ? origin.place : subpopulation.arrived();
            subpopulation.arrive(
                    new Member(trial.number(), direction.loss(finished.metric()), genes.apply(trial)), place);
        } else {
            subpopulation.arrive();
        }
    }

    private Origin origin(Trial trial) {
        Origin origin = origins.get(trial.number());
        if (origin == null) {
            throw new IllegalStateException("trial " + trial.number() + " ended before it began");
        }
        return origin;
    }
}

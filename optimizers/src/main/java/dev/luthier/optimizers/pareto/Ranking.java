package dev.luthier.optimizers.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Non-dominated sorting and crowding distance (Deb and others, IEEE Trans. Evol. Comp. 6, 2002). */
final class Ranking {
    private final List<Candidate> candidates;
    private final int[] ranks;
    private final double[] crowding;

    Ranking(List<Candidate> candidates) {
        this.candidates = candidates;
        this.ranks = new int[candidates.size()];
        this.crowding = new double[candidates.size()];
        Arrays.fill(ranks, -1);
        rank();
    }

    /** 0 for those that none dominates, 1 for those that only they dominate, and so on; in the order of the candidates. */
    int[] ranks() {
        return ranks.clone();
    }

    /** How far the neighbours within the rank are, summed over the objectives; infinite at the ends of a rank. */
    double[] crowding() {
        return crowding.clone();
    }

    /** Negative if the first is to be preferred: a better rank, then more room, then the lower trial number. */
    int compare(int one, int other) {
        if (ranks[one] != ranks[other]) {
            return Integer.compare(ranks[one], ranks[other]);
        }
        int byRoom = Double.compare(crowding[other], crowding[one]);
        return byRoom != 0
                ? byRoom
                : Integer.compare(candidates.get(one).trial(), candidates.get(other).trial());
    }

    private void rank() {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            left.add(i);
        }
        for (int rank = 0; !left.isEmpty(); rank++) {
            List<Integer> rest = left;
            List<Integer> front = left.stream()
                    .filter(i -> rest.stream().noneMatch(j -> candidates.get(j).dominates(candidates.get(i))))
                    .toList();
            for (int i : front) {
                ranks[i] = rank;
            }
            crowd(front);
            left = rest.stream().filter(i -> ranks[i] < 0).toList();
        }
    }

    private void crowd(List<Integer> front) {
        int objectives = candidates.get(front.get(0)).losses().length;
        for (int objective = 0; objective < objectives; objective++) {
            int axis = objective;
            List<Integer> sorted = new ArrayList<>(front);
            sorted.sort(Comparator.comparingDouble((Integer i) -> candidates.get(i).losses()[axis])
                    .thenComparing(i -> candidates.get(i).trial()));
            addDistances(sorted, axis);
        }
    }

    private void addDistances(List<Integer> sorted, int axis) {
        int last = sorted.size() - 1;
        double range = loss(sorted.get(last), axis) - loss(sorted.get(0), axis);
        if (range > 0) {
            crowding[sorted.get(0)] = Double.POSITIVE_INFINITY;
            crowding[sorted.get(last)] = Double.POSITIVE_INFINITY;
            for (int i = 1; i < last; i++) {
                crowding[sorted.get(i)] += (loss(sorted.get(i + 1), axis) - loss(sorted.get(i - 1), axis)) / range;
            }
        }
    }

    private double loss(int candidate, int axis) {
        return candidates.get(candidate).losses()[axis];
    }
}

package dev.luthier.optimizers.halving.fidelity;

import dev.luthier.optimizers.gaussian.model.OutputTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Results of all rungs on one scale, larger being better. Losses fall from rung to rung, and only good trials come to the
 * higher ones, so neither the losses nor the ranks of two rungs can be compared. But the trials that came to both can: the
 * scores of a rung are its negated losses, shifted and stretched so that those trials have the same mean and spread as at the
 * rung below. Failed trials get the worst score. Immutable.
 */
final class AlignedScores {
    /** So many of each rung are looked at, the newest: thousands would say little more, and cost each suggestion time. */
    private static final int MOST = 500;

    private static final int LEAST_COMMON = 3;
    /** So many common trials say as much about the stretch as the stretch of the rung below does. */
    private static final double TRUST = 5;

    private final List<Result> results = new ArrayList<>();
    private final List<Double> scores = new ArrayList<>();
    private final int[] counts;

    private AlignedScores(int rungs) {
        counts = new int[rungs];
    }

    /** @param all results in any fixed order, at most one for each trial and rung */
    static AlignedScores of(List<Result> all, int rungs) {
        AlignedScores aligned = new AlignedScores(rungs);
        Map<Integer, Double> below = Map.of();
        double stretch = Double.NaN;
        for (int rung = 0; rung < rungs; rung++) {
            List<Result> here = at(rung, all);
            if (here.isEmpty() && below.isEmpty()) {
                continue;
            }
            double[] goods = OutputTransform.scores(
                    here.stream().mapToDouble(Result::loss).toArray());
            if (below.isEmpty()) {
                stretch = 1 / spread(goods);
                below = aligned.add(here, goods, mean(goods), 0, stretch);
                continue;
            }
            int[] common = common(here, below);
            if (common.length < LEAST_COMMON) {
                break;
            }
            double[] goodsInCommon = pick(goods, common);
            double[] scoresInCommon = scoresOf(here, common, below);
            double own = spread(scoresInCommon) / spread(goodsInCommon);
            double trust = common.length / (common.length + TRUST);
            stretch = StrictMath.exp(trust * StrictMath.log(own) + (1 - trust) * StrictMath.log(stretch));
            below = aligned.add(here, goods, mean(goodsInCommon), mean(scoresInCommon), stretch);
        }
        aligned.addFailed(all);
        return aligned;
    }

    List<Result> results() {
        return results;
    }

    double[] scores() {
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** How many trials with a score came to that rung without failing. */
    int count(int rung) {
        return counts[rung];
    }

    private static List<Result> at(int rung, List<Result> all) {
        return newest(all, result -> result.rung() == rung && !result.isFailed());
    }

    private static List<Result> newest(List<Result> all, Predicate<Result> wanted) {
        List<Result> found = all.stream().filter(wanted).toList();
        return found.subList(Math.max(0, found.size() - MOST), found.size());
    }

    private Map<Integer, Double> add(List<Result> here, double[] goods, double from, double to, double stretch) {
        Map<Integer, Double> byTrial = new HashMap<>();
        for (int i = 0; i < goods.length; i++) {
            double score = to + stretch * (goods[i] - from);
            results.add(here.get(i));
            scores.add(score);
            counts[here.get(i).rung()]++;
            byTrial.put(here.get(i).trial().number(), score);
        }
        return byTrial;
    }

    private void addFailed(List<Result> all) {
        double worst = scores.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        newest(all, Result::isFailed).forEach(failed -> {
            results.add(failed);
            scores.add(worst);
        });
    }

    private static int[] common(List<Result> here, Map<Integer, Double> below) {
        int[] common = new int[here.size()];
        int size = 0;
        for (int i = 0; i < here.size(); i++) {
            if (below.containsKey(here.get(i).trial().number())) {
                common[size++] = i;
            }
        }
        return Arrays.copyOf(common, size);
    }

    private static double[] scoresOf(List<Result> here, int[] indices, Map<Integer, Double> scores) {
        return Arrays.stream(indices)
                .mapToDouble(i -> scores.getOrDefault(here.get(i).trial().number(), 0.0))
                .toArray();
    }

    private static double[] pick(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double spread(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares > 0 ? Math.sqrt(squares / values.length) : 1;
    }
}
